// silicnn_fixed.h on its own: requantize rows|all int32|int64
//   rows  reads lines of fixed/requantize.csv's columns, prints the result of each
//   all   writes one byte for every requantisation of small numbers, in the order of the loops below
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <silicnn_fixed.h>

namespace {

const char* const kRoundings[] = {"TRN", "TRN_ZERO", "RND", "RND_ZERO", "RND_INF", "RND_MIN_INF", "RND_CONV", "TFLITE"};
const char* const kOverflows[] = {"SAT", "SAT_ZERO", "SAT_SYM", "WRAP", "WRAP_SM"};
const int kWrapSm = 4;

// T is the type in which a layer computes; an argument that it does not hold is the caller's mistake.
template <typename T>
T checked(long long value) {
  if ((long long)(T)value != value) {
    std::fprintf(stderr, "%lld does not fit %zu bytes\n", value, sizeof(T));
    std::exit(2);
  }
  return (T)value;
}

template <typename T>
T requantize(long long sum, int multiplier, int shift, long long zero_point, int rounding, int overflow,
             long long low, long long high) {
  typedef silicnn_scaled<T> (*scale_function)(T, int32_t, int);
  typedef T (*overflow_function)(silicnn_scaled<T>, T, T, T);
  static const scale_function scales[] = {
      silicnn_scale_trn<T>,     silicnn_scale_trn_zero<T>,    silicnn_scale_rnd<T>,      silicnn_scale_rnd_zero<T>,
      silicnn_scale_rnd_inf<T>, silicnn_scale_rnd_min_inf<T>, silicnn_scale_rnd_conv<T>, silicnn_scale_tflite<T>};
  static const overflow_function overflows[] = {silicnn_overflow_sat<T>, silicnn_overflow_sat_zero<T>,
                                                silicnn_overflow_sat_sym<T>, silicnn_overflow_wrap<T>,
                                                silicnn_overflow_wrap_sm<T>};
  return overflows[overflow](scales[rounding](checked<T>(sum), multiplier, shift), checked<T>(zero_point),
                             checked<T>(low), checked<T>(high));
}

long long low_of(int width, bool is_signed) { return is_signed ? -(1LL << (width - 1)) : 0; }

long long high_of(int width, bool is_signed) { return (1LL << (is_signed ? width - 1 : width)) - 1; }

int index_of(const char* name, const char* const* names, int count) {
  for (int i = 0; i < count; i++) {
    if (std::strcmp(name, names[i]) == 0) {
      return i;
    }
  }
  std::fprintf(stderr, "unknown mode %s\n", name);
  std::exit(2);
}

template <typename T>
void rows() {
  char line[512];
  while (std::fgets(line, sizeof line, stdin)) {
    long long sum;
    int multiplier;
    int shift;
    int zero_point;
    char rounding[16];
    char overflow[16];
    char sign;
    int width;
    if (std::sscanf(line, "%lld,%d,%d,%d,%15[^,],%15[^,],%c%d", &sum, &multiplier, &shift, &zero_point, rounding,
                    overflow, &sign, &width) != 8) {
      std::fprintf(stderr, "not a row: %s", line);
      std::exit(2);
    }
    const T result = requantize<T>(sum, multiplier, shift, zero_point, index_of(rounding, kRoundings, 8),
                                   index_of(overflow, kOverflows, 5), low_of(width, sign == 's'),
                                   high_of(width, sign == 's'));
    std::printf("%lld\n", (long long)result);
  }
}

template <typename T>
void sums(int multiplier, int first_shift, int last_shift, int zero_point, int rounding, int overflow, long long low,
          long long high) {
  for (int shift = first_shift; shift <= last_shift; shift++) {
    for (int sum = -128; sum <= 127; sum++) {
      std::putchar((int)requantize<T>(sum, multiplier, shift, zero_point, rounding, overflow, low, high));
    }
  }
}

template <typename T>
void all() {
  for (int rounding = 0; rounding < 8; rounding++) {
    for (int overflow = 0; overflow < 5; overflow++) {
      for (int width = 1; width <= 6; width++) {
        for (int is_signed = overflow == kWrapSm ? 1 : 0; is_signed <= 1; is_signed++) {
          const long long low = low_of(width, is_signed);
          const long long high = high_of(width, is_signed);
          for (int zero_point = 0; zero_point <= 3; zero_point += 3) {
            sums<T>(1, -2, 10, zero_point, rounding, overflow, low, high);
            sums<T>(3, -2, 10, zero_point, rounding, overflow, low, high);
            if (sizeof(T) == 8) {
              sums<T>(0x40000000, 29, 38, zero_point, rounding, overflow, low, high);
              sums<T>(0x7fffffff, 29, 38, zero_point, rounding, overflow, low, high);
            }
          }
        }
      }
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    return 2;
  }
  const bool narrow = std::strcmp(argv[2], "int32") == 0;
  if (std::strcmp(argv[1], "rows") == 0) {
    narrow ? rows<int32_t>() : rows<int64_t>();
  } else {
    narrow ? all<int32_t>() : all<int64_t>();
  }
  return 0;
}
