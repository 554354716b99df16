// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace netatlas {

/// A file that gets all its bytes or none: they are written beside it, brought to the disk and then
/// take its name. A file that is there keeps its rights, a link its target; pipes and devices are
/// written to directly. Dropped before `finish()`, it leaves everything as it was.
///
/// Errors have `file` and `cause`: `no-room` when the disk is full, `not-found` when the folder is
/// missing (its path as `key`), else `refused`.
class WholeFile
{
public:
    static Result<WholeFile> begin(const std::string& path);
    WholeFile(WholeFile&&) noexcept;
    WholeFile& operator=(WholeFile&&) noexcept;
    ~WholeFile();

    /// Where the bytes go. What could not be written is told by `finish()`.
    std::ostream& stream();
    Status finish();

private:
    class Target;
    explicit WholeFile(std::unique_ptr<Target> target);

    std::unique_ptr<Target> m_target;
};

/// Puts the bytes into such a file.
Status writeWholeFile(const std::string& path, std::string_view bytes);

} // namespace netatlas
