// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/eval.h"
#include "app/window/run_window.h"

#include <iostream>
#include <string_view>
#include <unistd.h>

namespace {

constexpr int kWrongUse = 2;

/// Fills the options of the window; false for an argument that it does not have.
bool readWindowOptions(int argc, char* argv[], netatlas::window::WindowOptions& options)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool hasValue = i + 1 < argc;
        if (word == "--read-only")
            options.readOnly = true;
        else if (word == "--project" && hasValue)
            options.project = argv[++i];
        else if (word == "--theme" && hasValue)
            options.theme = argv[++i];
        else if (word == "--time" && hasValue)
            options.time = argv[++i];
        else if (!word.starts_with('-') && options.project.empty())
            options.project = word;
        else
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char* argv[])
{
    // Started by the thousand in test harnesses: nothing else is set up.
    if (argc == 2 && std::string_view(argv[1]) == "eval") {
        std::ios::sync_with_stdio(false);
        std::cin.tie(nullptr);
        return netatlas::cli::runEval(std::cin, std::cout);
    }
    if (netatlas::cli::isVerb(argc, argv))
        return netatlas::cli::runCommandLine(argc, argv, std::cin, std::cout, std::cerr,
                                             isatty(STDOUT_FILENO) != 0);
    netatlas::window::WindowOptions options;
    if (!readWindowOptions(argc, argv, options)) {
        std::cerr << "netatlas: an option is unknown or has no value.\n"
                     "Run `netatlas help` to see what can be asked.\n";
        return kWrongUse;
    }
    return netatlas::window::runWindow(argc, argv, options);
}
