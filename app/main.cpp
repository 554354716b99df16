// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eval.h"
#include "app/window/run_window.h"

#include <iostream>
#include <string_view>

int main(int argc, char* argv[])
{
    if (argc == 2 && std::string_view(argv[1]) == "eval") {
        std::ios::sync_with_stdio(false);
        std::cin.tie(nullptr);
        return netatlas::cli::runEval(std::cin, std::cout);
    }
    netatlas::window::WindowOptions options;
    if (argc > 1)
        options.project = argv[1];
    return netatlas::window::runWindow(argc, argv, options);
}
