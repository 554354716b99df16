// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eval.h"

#include "model/base/text.h"
#include "model/protocol/evaluator.h"

#include <istream>
#include <ostream>
#include <string>

namespace netatlas::cli {

int runEval(std::istream& input, std::ostream& output)
{
    std::string line;
    while (std::getline(input, line))
        if (!trimmed(line).empty())
            output << protocol::answerLine(line) << '\n' << std::flush;
    return 0;
}

} // namespace netatlas::cli
