// Stand-in for hls_stream.h in which stages run side by side, each in a thread, and a full stream blocks its writer. It
// ends the program with status 3 when every stage waits for another.
#ifndef BOUNDED_STREAM_H
#define BOUNDED_STREAM_H

#ifndef __BAMBU__
#define SILICNN_PORTABLE
#endif

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace hls {

struct stages {
  static std::mutex& mutex() {
    static std::mutex all;
    return all;
  }

  static int& waiting() {
    static int count = 0;
    return count;
  }

  static int& running() {
    static int count = 0;
    return count;
  }

  // Called with the mutex held.
  static void check() {
    if (running() > 0 && waiting() == running()) {
      std::printf("deadlock\n");
      std::fflush(stdout);
      std::_Exit(3);
    }
  }

  static void run(const std::vector<std::function<void()> >& calls) {
    running() = (int)calls.size();
    std::vector<std::thread> threads;
    for (const std::function<void()>& call : calls) {
      threads.emplace_back([call] {
        call();
        std::lock_guard<std::mutex> lock(mutex());
        running()--;
        check();
      });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
  }
};

template <typename T>
class stream {
 public:
  std::size_t capacity = 1u << 30;

  T read() {
    std::unique_lock<std::mutex> lock(stages::mutex());
    while (words.empty()) {
      wait(lock);
    }
    const T word = words.front();
    words.pop_front();
    wake();
    return word;
  }

  void write(const T& word) {
    std::unique_lock<std::mutex> lock(stages::mutex());
    while (words.size() >= capacity) {
      wait(lock);
    }
    words.push_back(word);
    wake();
  }

 private:
  void wait(std::unique_lock<std::mutex>& lock) {
    const unsigned long before = changes;
    waiters++;
    stages::waiting()++;
    stages::check();
    changed.wait(lock, [this, before] { return changes != before; });
  }

  // Whoever waited here no longer counts as waiting, though its thread may run much later.
  void wake() {
    changes++;
    stages::waiting() -= waiters;
    waiters = 0;
    changed.notify_all();
  }

  std::deque<T> words;
  std::condition_variable changed;
  unsigned long changes = 0;
  int waiters = 0;
};

}  // namespace hls

#endif
