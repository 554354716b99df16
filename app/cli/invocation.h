// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/session/session.h"

#include <boost/json/object.hpp>

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace netatlas::providers {
class SecretStore;
}

namespace netatlas::cli {

/// What a verb tells its caller (user-experience 16).
enum class Exit : int {
    Fine = 0,
    Findings = 1, ///< findings, differences, or an edit refused by a rule
    WrongUse = 2,
    File = 3, ///< file or store
    Provider = 4,
    Cancelled = 5,
};

/// How a message or a cell is painted where the output is a terminal.
enum class Tone { Plain, Good, Warning, Bad, Faint };

/// What reading verbs look at: the edits as planned, or what the sources show.
enum class ReadState { Draft, Live };

/// Everything a verb gets besides its own arguments: where to read and write, and the options that
/// all verbs share.
class Invocation
{
public:
    Invocation(std::istream& input, std::ostream& output, std::ostream& errors);

    std::string project; ///< as named, or empty
    std::string model;
    ReadState at = ReadState::Draft;
    bool isJson = false;
    bool isQuiet = false;
    bool hasColour = false;

    std::istream& input() const { return m_input; }
    /// For answers that are too long to be one text.
    std::ostream& output() const { return m_output; }
    const Clock& clock() const { return *m_clock; }
    /// The keychain; nothing is asked of it unless a source needs it.
    providers::SecretStore* secrets() const { return m_secrets.get(); }
    /// Fixes the time.
    void setTime(Timestamp time);

    // Whatever of these goes to people shows control characters as `\x1b`, so that a name from
    // outside cannot play with a terminal.

    /// Rows under their headings, columns as wide as they need.
    void table(const std::vector<std::string>& headings,
               const std::vector<std::vector<std::string>>& rows) const;
    /// A list as a value or as a table; what there is to say of an empty one.
    void list(const boost::json::array& values, const std::vector<std::string>& headings,
              const std::vector<std::vector<std::string>>& rows,
              const std::string& whenEmpty) const;
    /// A value with a line end: what `--json` asks for.
    void json(const boost::json::value& value) const;
    /// A line of the answer itself, made of `painted` texts.
    void line(const std::string& text) const;
    /// Bytes as they are.
    void text(const std::string& bytes) const;
    /// A line that only tells what was done; nothing with `--quiet` or `--json`.
    void remark(const std::string& text) const;
    /// A line on the error stream.
    void warning(const std::string& text) const;
    std::string painted(const std::string& text, Tone tone) const;

    /// Says what went wrong as a sentence alone; gives the status that fits.
    Exit complain(const Error& error) const;
    /// Says what went wrong, as a sentence and, with `--json`, as an object with `error`; gives the
    /// status that fits.
    Exit refuse(const Error& error) const;
    Exit wrongUse(const std::string& text) const;

    /// The refusal when a person asked the program to end before anything was changed.
    Exit cancelled() const;

    /// The project that is meant. Failures are ready for `refuse`.
    Result<std::unique_ptr<session::Session>> openToRead() const;
    /// The state of it that `--at` names.
    const domain::Revision& stateOf(const session::Session& session) const;
    /// The same to write; `file-locked` when another program has it.
    Result<std::unique_ptr<session::Session>> openToWrite() const;

private:
    std::istream& m_input;
    std::ostream& m_output;
    std::ostream& m_errors;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<providers::SecretStore> m_secrets;
};

Exit exitOf(const Error& error);

} // namespace netatlas::cli
