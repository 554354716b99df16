// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process_figures.h"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <malloc.h>
#include <unistd.h>

namespace netatlas::tests {

namespace fs = std::filesystem;

std::string ProcessFigures::text() const
{
    return "heap " + std::to_string(heapKilobytes) + " kB, file's cache " +
           std::to_string(fileCacheKilobytes) + " kB, resident " +
           std::to_string(residentKilobytes) + " kB, sockets " + std::to_string(sockets) +
           ", files " + std::to_string(files) + ", threads " + std::to_string(threads) +
           ", children " + std::to_string(children);
}

ProcessFigures processFigures()
{
    ProcessFigures figures;
    malloc_trim(0);
    const struct mallinfo2 heap = mallinfo2();
    figures.fileCacheKilobytes = static_cast<std::size_t>(sqlite3_memory_used()) / 1024;
    figures.heapKilobytes = (heap.uordblks + heap.hblkhd) / 1024 - figures.fileCacheKilobytes;
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages >> pages;
    figures.residentKilobytes = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 1024;
    std::error_code gone; // the listing's own descriptor
    for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
        const fs::path target = fs::read_symlink(entry.path(), gone);
        figures.files += gone ? 0 : 1;
        figures.sockets += !gone && target.string().starts_with("socket:") ? 1 : 0;
    }
    for (const auto& thread : fs::directory_iterator("/proc/self/task")) {
        ++figures.threads;
        std::ifstream children(thread.path() / "children");
        for (int child = 0; children >> child;)
            ++figures.children;
    }
    return figures;
}

} // namespace netatlas::tests
