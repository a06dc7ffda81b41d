<#-- page: org.silicnn.emit.page.project.ServePage -->
// Answers images on standard input until it ends: ${inputSize} bytes in, ${outputSize} bytes out, over and over.
#include <cstdio>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

extern "C" void silicnn_infer(const unsigned char* input, unsigned char* output);

int main() {
#ifdef _WIN32
  _setmode(_fileno(stdin), _O_BINARY);
  _setmode(_fileno(stdout), _O_BINARY);
#endif
  static unsigned char input[${inputSize}];
  static unsigned char output[${outputSize}];
  for (;;) {
    const std::size_t got = std::fread(input, 1, sizeof input, stdin);
    if (got == 0) {
      return 0;
    }
    if (got != sizeof input) {
      std::fprintf(stderr, "the input ends inside an image: %zu of ${inputSize} bytes\n", got);
      return 1;
    }
    silicnn_infer(input, output);
    if (std::fwrite(output, 1, sizeof output, stdout) != sizeof output || std::fflush(stdout) != 0) {
      return 1;
    }
  }
}
