// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eval.h"

#include <cstdio>
#include <iostream>
#include <string_view>

namespace {

constexpr int kWrongUse = 2;

} // namespace

int main(int argc, char* argv[])
{
    if (argc == 2 && std::string_view(argv[1]) == "eval") {
        std::ios::sync_with_stdio(false);
        std::cin.tie(nullptr);
        return netatlas::cli::runEval(std::cin, std::cout);
    }
    std::fputs("Usage: netatlas eval\n", stderr);
    return kWrongUse;
}
