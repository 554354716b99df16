// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/eval.h"
#include "app/cli/invocation.h"
#include "app/platform/end_request.h"
#include "app/window/run_window.h"

#include <exception>
#include <iostream>
#include <string_view>
#include <unistd.h>

namespace {

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

int run(int argc, char* argv[])
{
    using netatlas::cli::Exit;
    netatlas::platform::reportFullFilesAsErrors();
    // Started by the thousand in test harnesses: nothing else is set up.
    if (argc == 2 && std::string_view(argv[1]) == "eval") {
        netatlas::platform::endOnRequest(static_cast<int>(Exit::Cancelled));
        std::ios::sync_with_stdio(false);
        std::cin.tie(nullptr);
        return netatlas::cli::runEval(std::cin, std::cout);
    }
    if (netatlas::cli::isVerb(argc, argv)) {
        netatlas::platform::endOnRequest(static_cast<int>(Exit::Cancelled));
        return netatlas::cli::runCommandLine(argc, argv, std::cin, std::cout, std::cerr,
                                             isatty(STDOUT_FILENO) != 0);
    }
    netatlas::window::WindowOptions options;
    if (!readWindowOptions(argc, argv, options)) {
        std::cerr << "netatlas: an option is unknown or has no value.\n"
                     "Run `netatlas help` to see what can be asked.\n";
        return static_cast<int>(Exit::WrongUse);
    }
    return netatlas::window::runWindow(argc, argv, options);
}

} // namespace

int main(int argc, char* argv[])
{
    try {
        return run(argc, argv);
    } catch (const std::exception& problem) {
        std::cerr << "netatlas: Something went wrong inside the program (" << problem.what()
                  << "). What was stored is safe; please report it.\n";
        return static_cast<int>(netatlas::cli::Exit::File);
    }
}
