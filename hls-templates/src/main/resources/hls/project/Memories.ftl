<#-- page: org.silicnn.emit.page.project.MemoriesPage -->
// The external memories, filled with weights from the files beside this one before main begins.
#include <stdint.h>

#include <cstdio>
#include <cstdlib>
#include <string>

<#list memories as memory>
static uint64_t ${memory.name}[${memory.words}];
</#list>

static const struct silicnn_memories {
  silicnn_memories() {
<#list memories as memory>
    fill("${memory.file}", ${memory.name}, ${memory.words});
</#list>
  }

  static void fill(const char* name, uint64_t* memory, int words) {
    const std::string header = __FILE__;
    std::FILE* file = std::fopen((header.substr(0, header.find_last_of("/\\") + 1) + name).c_str(), "rb");
    // A tool that copies the test bench runs it beside its data.
    file = file == NULL ? std::fopen(name, "rb") : file;
    for (int i = 0; i < words; i++) {
      unsigned char bytes[8];
      if (file == NULL || std::fread(bytes, 1, sizeof bytes, file) != sizeof bytes) {
        std::fprintf(stderr, "%s must hold %d words of 8 bytes\n", name, words);
        std::exit(1);
      }
      memory[i] = 0;
      for (int b = 0; b < 8; b++) {
        memory[i] |= (uint64_t)bytes[b] << (8 * b);
      }
    }
    std::fclose(file);
  }
} silicnn_filled;
