// Compares silicnn_fixed.h with a real ap_fixed: random values, every quantisation mode with every overflow mode.
// Built and run by compare_ap_fixed.sh.
#include <cstdint>
#include <cstdio>
#include <random>

#include <ap_fixed.h>
#include <silicnn_fixed.h>

namespace {

typedef silicnn_scaled<int64_t> (*scale_function)(int64_t, int32_t, int);
typedef int64_t (*overflow_function)(silicnn_scaled<int64_t>, int64_t, int64_t, int64_t);

std::mt19937_64 engine(20260101);
long failures = 0;

// Uniform over the format, or near a limit, or small: overflow, carries and ties all come up often.
int64_t draw(int width, bool is_signed) {
  const int64_t low = is_signed ? -((int64_t)1 << (width - 1)) : 0;
  const int64_t high = ((int64_t)1 << (is_signed ? width - 1 : width)) - 1;
  const int64_t any = std::uniform_int_distribution<int64_t>(low, high)(engine);
  switch (engine() % 4) {
    case 0:
      return any >> (engine() % width);
    case 1: {
      const int64_t power = (int64_t)1 << (engine() % width);
      const int64_t near = (any < 0 ? -power : power) + (int64_t)(engine() % 5) - 2;
      return near < low ? low : near > high ? high : near;
    }
    default:
      return any;
  }
}

// From SW bits with SF places to DW bits with DF places.
template <int SW, int SF, bool SS, int DW, int DF, bool DS, ap_q_mode Q, ap_o_mode O>
void compare(scale_function scale, overflow_function overflow, int count) {
  typedef ap_fixed_base<SW, SW - SF, SS> Source;
  typedef ap_fixed_base<DW, DW - DF, DS, Q, O> Target;
  const int64_t low = DS ? -((int64_t)1 << (DW - 1)) : 0;
  const int64_t high = ((int64_t)1 << (DS ? DW - 1 : DW)) - 1;
  for (int i = 0; i < count; i++) {
    const int64_t value = draw(SW, SS);
    Source source;
    source.range() = value;
    Target target;
    target = source;
    ap_int_base<DW, DS> bits;
    bits = target.range();
    const int64_t expected = DS ? bits.to_int64() : (int64_t)bits.to_uint64();
    const int64_t actual = overflow(scale(value, 1, SF - DF), 0, low, high);
    if (expected != actual && failures++ < 20) {
      std::printf("%c%d.%d to %c%d.%d mode %d,%d: %lld gives %lld, ap_fixed %lld\n", SS ? 's' : 'u', SW, SF,
                  DS ? 's' : 'u', DW, DF, (int)Q, (int)O, (long long)value, (long long)actual, (long long)expected);
    }
  }
}

template <bool DS, ap_q_mode Q, ap_o_mode O>
long formats(scale_function scale, overflow_function overflow) {
  const int count = 1000;
  compare<8, 4, true, 4, 2, DS, Q, O>(scale, overflow, count);
  compare<8, 6, true, 6, 4, DS, Q, O>(scale, overflow, count);
  compare<12, 8, true, 1, 5, DS, Q, O>(scale, overflow, count);
  compare<12, 3, true, 8, 3, DS, Q, O>(scale, overflow, count);
  compare<10, 2, true, 9, 5, DS, Q, O>(scale, overflow, count);
  compare<10, 9, true, 4, -1, DS, Q, O>(scale, overflow, count);
  compare<20, 14, true, 8, 7, DS, Q, O>(scale, overflow, count);
  compare<34, 20, true, 16, 8, DS, Q, O>(scale, overflow, count);
  compare<48, 33, true, 32, 10, DS, Q, O>(scale, overflow, count);
  compare<62, 60, true, 8, 6, DS, Q, O>(scale, overflow, count);
  compare<8, 5, false, 4, 2, DS, Q, O>(scale, overflow, count);
  compare<31, 20, false, 8, 4, DS, Q, O>(scale, overflow, count);
  return 12L * count;
}

template <ap_q_mode Q>
void overflows(const char* name, scale_function scale) {
  const long before = failures;
  const long sat = formats<true, Q, AP_SAT>(scale, silicnn_overflow_sat<int64_t>);
  formats<false, Q, AP_SAT>(scale, silicnn_overflow_sat<int64_t>);
  formats<true, Q, AP_SAT_ZERO>(scale, silicnn_overflow_sat_zero<int64_t>);
  formats<false, Q, AP_SAT_ZERO>(scale, silicnn_overflow_sat_zero<int64_t>);
  formats<true, Q, AP_SAT_SYM>(scale, silicnn_overflow_sat_sym<int64_t>);
  formats<false, Q, AP_SAT_SYM>(scale, silicnn_overflow_sat_sym<int64_t>);
  formats<true, Q, AP_WRAP>(scale, silicnn_overflow_wrap<int64_t>);
  formats<false, Q, AP_WRAP>(scale, silicnn_overflow_wrap<int64_t>);
  formats<true, Q, AP_WRAP_SM>(scale, silicnn_overflow_wrap_sm<int64_t>);
  std::printf("%-14s %ld vectors under each of 5 overflow modes, signed, and under 4 unsigned: %ld differ\n", name, sat,
              failures - before);
}

}  // namespace

int main() {
  overflows<AP_TRN>("AP_TRN", silicnn_scale_trn<int64_t>);
  overflows<AP_TRN_ZERO>("AP_TRN_ZERO", silicnn_scale_trn_zero<int64_t>);
  overflows<AP_RND>("AP_RND", silicnn_scale_rnd<int64_t>);
  overflows<AP_RND_ZERO>("AP_RND_ZERO", silicnn_scale_rnd_zero<int64_t>);
  overflows<AP_RND_INF>("AP_RND_INF", silicnn_scale_rnd_inf<int64_t>);
  overflows<AP_RND_MIN_INF>("AP_RND_MIN_INF", silicnn_scale_rnd_min_inf<int64_t>);
  overflows<AP_RND_CONV>("AP_RND_CONV", silicnn_scale_rnd_conv<int64_t>);
  return failures == 0 ? 0 : 1;
}
