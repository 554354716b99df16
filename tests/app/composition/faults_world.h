// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/live_sources.h"
#include "tests/support/set_clock.h"

#include <QProcess>
#include <QTemporaryDir>

#include <random>
#include <set>

namespace netatlas::tests {

inline constexpr unsigned kFaultsSeed = 20'261;

/// A site in a process of its own, which is this program run with `--serve FOLDER`.
class ServedSite
{
public:
    explicit ServedSite(const QTemporaryDir& folder);
    ~ServedSite();
    void say(const QByteArray& word);
    QByteArray ask(const QByteArray& word);

private:
    QByteArray line();

    QProcess m_process;
};

/// A project with sources of all kinds that look at a troubled site, and those who work with it.
class FaultsWorld
{
public:
    FaultsWorld();
    ~FaultsWorld() { close(); }

    std::string path(const char* name) const;
    void open();
    /// As at the end of the program: the workers first, then all that comes home late.
    void close();
    /// Lets the program work for a moment, and takes the time of its longest piece of work.
    void step();
    void work(std::chrono::milliseconds time);
    template <class Holds>
    bool until(Holds holds, std::chrono::seconds patience = std::chrono::seconds(240))
    {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (!holds() && std::chrono::steady_clock::now() < end)
            step();
        return holds();
    }

    /// What people, machines and their clocks do meanwhile.
    void meddle();
    /// Everything as it was asked for, and all workers going.
    void tidy();
    /// Whether each worker has ended a run since `runs`, well where that is possible.
    bool isWell(const std::map<std::string, std::uint64_t>& runs) const;
    /// Waits a while for a moment in which nobody is asked anything.
    void rest();
    std::map<std::string, std::uint64_t> runs() const;
    /// The workers that keep `isWell` from being true, and how they are.
    QByteArray troubles(const std::map<std::string, std::uint64_t>& runs) const;
    const domain::Model& model(const char* name) const { return *session->live().model(name); }
    /// What only one of two models shows.
    std::string difference(const char* one, const char* other) const;
    /// Subnets and machines that are shown, of all sources: nothing of it may be lost.
    std::size_t shown() const;

    QTemporaryDir folder;
    ServedSite site;
    SetClock clock;
    ManualExecutor home;
    std::unique_ptr<session::Session> session;
    workers::HealthList health;
    std::unique_ptr<composition::LiveSources> sources;
    std::chrono::steady_clock::duration longestPiece{0};
    std::chrono::nanoseconds workOfLongest{0}; ///< what of it was no waiting
    std::uint64_t undone = 0;

private:
    std::size_t pick(std::size_t below);
    void add(const char* kind, std::string name, std::map<std::string, std::string> options);
    void addControllers();
    /// A node has another address.
    void moveController();
    /// What a model shows of its source, without what stands for what is gone.
    std::set<std::string> picture(const char* name) const;
    /// A step of the user's, which is soon taken back: steps that can be undone are kept.
    template <class Step>
    void doForAWhile(Step step);
    bool undoWhatWasDone();
    void tryOut(const std::string& name);
    void read(const std::string& name);
    void keep(composition::Asking asking);

    std::mt19937 m_random;
    bool m_isDone = false;
    std::unique_ptr<workers::JobRunner> m_jobs = std::make_unique<workers::JobRunner>(home, 1);
    std::vector<composition::Asking> m_tries;
};

} // namespace netatlas::tests
