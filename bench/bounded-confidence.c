/*
 * One tick of Hegselmann-Krause bounded confidence in plain C, the reference of `npm run bench` (gcc -O3).
 *
 *   bounded-confidence FILE
 *
 * FILE, in the machine's byte order: int32 agents, int32 edges, int32 offsets[agents + 1], int32 targets[edges],
 * float opinions[agents]. Every line of standard input, "FORM EPSILON", asks for one tick from those opinions and is answered with
 * "MILLISECONDS CHECKSUM". It ends with its input.
 *
 * All forms do the arithmetic of packages/simulation/src/kernels/bounded-mean.ts, so the checksums must agree:
 * sums in double over float opinions, in the order of the row.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int32_t agents, edges;
  int32_t *offsets, *targets;
  float *opinions, *next;
} Network;

/* "branch": the loop as one writes it. */
__attribute__((noinline)) static void tick_branch(const Network *network, double epsilon) {
  const int32_t *offsets = network->offsets, *targets = network->targets;
  const float *opinions = network->opinions;
  for (int32_t agent = 0; agent < network->agents; agent++) {
    double own = opinions[agent];
    double sum = own + 0.0;
    int32_t count = 1;
    for (int32_t edge = offsets[agent]; edge < offsets[agent + 1]; edge++) {
      double other = opinions[targets[edge]];
      if (fabs(other - own) <= epsilon) {
        sum += other;
        count++;
      }
    }
    network->next[agent] = (float)(sum / count);
  }
}

/* "branch-free": the same with the comparison as a number, the fastest of five forms tried. */
__attribute__((noinline)) static void tick_branch_free(const Network *network, double epsilon) {
  const int32_t *offsets = network->offsets, *targets = network->targets;
  const float *opinions = network->opinions;
  for (int32_t agent = 0; agent < network->agents; agent++) {
    double own = opinions[agent];
    double sum = own + 0.0;
    int32_t count = 1;
    for (int32_t edge = offsets[agent]; edge < offsets[agent + 1]; edge++) {
      double other = opinions[targets[edge]];
      int32_t near = fabs(other - own) <= epsilon;
      sum += near * other;
      count += near;
    }
    network->next[agent] = (float)(sum / count);
  }
}

/* See checksum.ts. */
static uint32_t checksum(const float *values, int32_t count) {
  uint32_t hash = 0x811c9dc5u;
  for (int32_t place = 0; place < count; place++) {
    uint32_t word;
    memcpy(&word, &values[place], sizeof word);
    hash = (hash ^ word) * 0x01000193u;
  }
  return hash;
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void *read_array(FILE *file, size_t count) {
  void *array = malloc(4 * count + 4);
  if (!array || fread(array, 4, count, file) != count) {
    fprintf(stderr, "bounded-confidence: the file ends too early\n");
    exit(1);
  }
  return array;
}

int main(int count, char **arguments) {
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (!file) {
    fprintf(stderr, "usage: bounded-confidence FILE\n");
    return 2;
  }
  int32_t *sizes = read_array(file, 2);
  Network network = {.agents = sizes[0], .edges = sizes[1]};
  network.offsets = read_array(file, (size_t)network.agents + 1);
  network.targets = read_array(file, network.edges);
  network.opinions = read_array(file, network.agents);
  network.next = calloc((size_t)network.agents + 1, sizeof(float));
  fclose(file);
  char form[32];
  double epsilon;
  while (scanf("%31s %lf", form, &epsilon) == 2) {
    double begun = milliseconds();
    if (strcmp(form, "branch-free") == 0) tick_branch_free(&network, epsilon);
    else tick_branch(&network, epsilon);
    double taken = milliseconds() - begun;
    printf("%.6f %u\n", taken, checksum(network.next, network.agents));
    fflush(stdout);
  }
  return 0;
}
