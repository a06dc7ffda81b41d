// Stand-in for the HLS tools' hls_stream.h, for plain C++ only: an unbounded FIFO that stops on a read from empty.
#if defined(__BAMBU__) || defined(__SYNTHESIS__)
// A tool has its own, even if it was told of this folder.
#include_next <hls_stream.h>
#elif !defined(SILICNN_PORTABLE)
#define SILICNN_PORTABLE

#include <cstdio>
#include <cstdlib>
#include <deque>

namespace hls {

template <typename T>
class stream {
 public:
  stream() {}

  T read() {
    if (words.empty()) {
      std::fprintf(stderr, "read from an empty stream: the layers disagree about how many words one image has\n");
      std::abort();
    }
    const T word = words.front();
    words.pop_front();
    return word;
  }

  void write(const T& word) { words.push_back(word); }

  bool empty() const { return words.empty(); }

 private:
  stream(const stream&);
  stream& operator=(const stream&);

  std::deque<T> words;
};

}  // namespace hls

#endif
