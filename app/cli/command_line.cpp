// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/edit_words.h"
#include "app/cli/eval.h"
#include "app/cli/generate.h"
#include "app/cli/object_lookup.h"
#include "app/cli/original_commands.h"
#include "app/cli/stream.h"
#include "app/cli/verbs.h"
#include "model/base/text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <ostream>

namespace netatlas::cli {

namespace {

constexpr std::size_t kHistoryLines = 50;
/// Stands for the dash of a term while the line is parsed; nobody types it.
constexpr char kKept = '\x1f';

/// The parser with one subcommand for each verb, and what was chosen after parsing.
class CommandLine
{
public:
    explicit CommandLine(Invocation& invocation, std::ostream& output)
        : m_invocation(invocation)
        , m_output(output)
    {
        m_app.name("netatlas");
        m_app.require_subcommand(1);
        m_app.set_version_flag("--version", "netatlas " NETATLAS_VERSION);
        m_app.set_help_flag("--help,-h", "Say what can be asked and stop.");
        m_app.fallthrough();
        addOptions();
        addProjectVerbs();
        addReadingVerbs();
        addEditingVerbs();
        addOriginalVerbs(m_app, m_invocation,
                         [this](std::function<Exit()> act) { m_act = std::move(act); });
        addJournalVerbs();
        addSourceVerbs();
        addOtherVerbs();
    }

    int run(int count, const char* const* arguments, std::ostream& errors)
    {
        try {
            std::vector<std::string> words = withKeptTerms(count, arguments);
            std::reverse(words.begin(), words.end()); // as the parser wants them
            m_app.parse(std::move(words));
        } catch (const CLI::Success& asked) {
            return m_app.exit(asked, m_output, errors);
        } catch (const CLI::ParseError& problem) {
            const std::string unknown = unknownVerb(count, arguments);
            errors << "netatlas: " << (unknown.empty() ? problem.what() : unknown) << '\n'
                   << "Run `netatlas help` to see what can be asked.\n";
            return static_cast<int>(Exit::WrongUse);
        }
        if (Status options = takeOptions(); !options)
            return static_cast<int>(m_invocation.refuse(options.error()));
        for (auto* terms : {&m_words, &m_validate.filter})
            for (std::string& term : *terms)
                if (term.starts_with(kKept))
                    term.front() = '-';
        const Exit outcome = m_act();
        if (m_output.flush())
            return static_cast<int>(outcome);
        m_invocation.warning("netatlas: The output could not be written. What was changed in the "
                             "project is kept.");
        return static_cast<int>(Exit::File);
    }

private:
    /// The words of the command line; terms of a filter that begin with a dash (`-space:db`) are
    /// kept from being taken for options.
    static std::vector<std::string> withKeptTerms(int count, const char* const* arguments)
    {
        std::vector<std::string> words(arguments + 1, arguments + count);
        const bool hasFilter = std::any_of(words.begin(), words.end(), [](const auto& word) {
            return word == "show" || word == "validate";
        });
        for (std::string& word : words)
            if (hasFilter && word.size() > 2 && word[0] == '-' && word[1] != '-')
                word.front() = kKept;
        return words;
    }

    CLI::App* verb(const char* name, const char* purpose, std::function<Exit()> act)
    {
        auto* command = m_app.add_subcommand(name, purpose);
        command->callback([this, act = std::move(act)] { m_act = act; });
        return command;
    }

    void addOptions()
    {
        m_app.add_option("--project", m_invocation.project, "The project file to work on.")
            ->type_name("FILE");
        m_app.add_option("--model", m_invocation.model, "The model that names and CIDRs are of.")
            ->type_name("NAME");
        m_app.add_flag("--json", m_invocation.isJson, "Answer as JSON with stable members.");
        m_app.add_flag("--quiet", m_invocation.isQuiet, "Leave out what only tells what was done.");
        m_app.add_flag("--no-colour", m_noColour, "Never colour the output.");
        m_app.add_option("--at", m_at, "The state that reading verbs look at: draft or live.")
            ->type_name("STATE");
        m_app.add_option("--time", m_time, "Take this for the present time.")->type_name("TIME");
    }

    Status takeOptions()
    {
        if (m_noColour)
            m_invocation.hasColour = false;
        if (const Status state = takeState(); !state)
            return state;
        if (m_time.empty())
            return {};
        const auto time = parseTimestamp(m_time);
        if (!time)
            return fail(time.error());
        m_invocation.setTime(*time);
        return {};
    }

    Status takeState()
    {
        if (m_at.empty())
            return {};
        constexpr std::string_view kReading[] = {"show",     "find",  "why",
                                                 "validate", "judge", "report"};
        const std::string verb = m_app.get_subcommands().front()->get_name();
        if (std::find(std::begin(kReading), std::end(kReading), verb) == std::end(kReading))
            return fail(ErrorKind::NotValid,
                        {{"what", "use of --at"},
                         {"value", verb},
                         {"cause", "only verbs that read take it: show, find, why, validate, judge "
                                   "and report"}});
        if (m_at != "draft" && m_at != "live")
            return fail(
                ErrorKind::NotValid,
                {{"what", "state"}, {"value", m_at}, {"cause", "there are draft and live"}});
        m_invocation.at = m_at == "live" ? ReadState::Live : ReadState::Draft;
        return {};
    }

    void addProjectVerbs()
    {
        verb("new", "Make an empty project.", [this] { return runNew(m_invocation, m_file); })
            ->add_option("file", m_file, "The file to make.")
            ->required();
        auto* demo = verb("demo", "Make a project with the demo site.",
                          [this] { return runDemo(m_invocation, m_file, m_size); });
        demo->add_option("file", m_file, "The file to make.")->required();
        demo->add_option("--size", m_size, "How large: small, medium or large.");
        auto* import = verb("import", "Read what a source shows into a model.",
                            [this] { return runImport(m_invocation, m_import); });
        import
            ->add_option("source", m_import.sources,
                         "Files, host for this one, or - for standard input.")
            ->required();
        import->add_option("--kind", m_import.kind, "What the inputs are, if not to be guessed.");
        import->add_option("--as", m_import.as, "The name of the machine, for `ip` output.");
        verb("import-model", "Make a model from a JSON stream, as `export model` writes it.",
             [this] { return runImportModel(m_invocation, m_file); })
            ->add_option("file", m_file, "The file, or - for standard input.")
            ->required();
        import->add_flag("--dry-run", m_import.isDryRun, "Only say what would be imported.");
    }

    void addReadingVerbs()
    {
        auto* show = verb("show", "List the things of a kind.",
                          [this] { return runShow(m_invocation, m_kind, m_words); });
        show->add_option("kind", m_kind, "One of: " + join(shownKinds(), ", ") + ".")->required();
        show->add_option("filter", m_words, "Words, addresses, blocks, or member:text.");
        verb("find", "Find by name, address or block.",
             [this] { return runFind(m_invocation, m_file); })
            ->add_option("text", m_file, "What to look for.")
            ->required();
        verb("why", "Say how an address, a machine or a controller node came by what it has.",
             [this] { return runWhy(m_invocation, m_file); })
            ->add_option("subject", m_file, "An address, a machine or a controller node.")
            ->required();
        auto* validate = verb("validate", "List the problems of the model.",
                              [this] { return runValidate(m_invocation, m_validate); });
        validate->add_option("filter", m_validate.filter, "As for show problems.");
        validate->add_option("--at-least", m_validate.atLeast,
                             "Leave out what is less than info, warning or error.");
        validate->add_option("--format", m_validate.format, "text, json or junit.")
            ->check(CLI::IsMember({"text", "json", "junit"}));
        auto* report =
            verb("report", "Write a report.", [this] { return runReport(m_invocation, m_report); });
        report->add_option("id", m_report.id, "summary, spaces, inventory or problems.")
            ->required();
        report->add_option("--format", m_report.format, "html, pdf, markdown, csv or json.");
        report->add_option("-o,--output", m_report.file, "The file to write.")->type_name("FILE");
        auto* exported = m_app.add_subcommand("export", "Write a picture or a model.");
        exported->require_subcommand(1);
        auto* view = exported->add_subcommand("view", "Write the picture of a view.");
        view->add_option("name", m_export.view, "topology or spaces.")->required();
        view->add_option("--format", m_export.format,
                         "svg, pdf or png; the file's ending says it too.")
            ->check(CLI::IsMember({"svg", "pdf", "png"}));
        view->add_option("-o,--output", m_export.file, "The file to write.")
            ->type_name("FILE")
            ->required();
        view->callback(
            [this] { m_act = [this] { return runExportView(m_invocation, m_export); }; });
        auto* stream = exported->add_subcommand("model", "Write a whole model as one JSON stream.");
        stream->add_option("-o,--output", m_export.file, "The file to write.")->type_name("FILE");
        stream->callback(
            [this] { m_act = [this] { return runExportModel(m_invocation, m_export.file); }; });
        verb("doctor", "Check the project file.", [this] { return runDoctor(m_invocation); });
    }

    void addEditingVerbs()
    {
        auto* judge = verb("judge", "Say what an edit would do.",
                           [this] { return runJudge(m_invocation, m_edit); });
        judge->add_option("verb", m_edit.verb, "One of: " + join(editVerbs(), ", ") + ".")
            ->required()
            ->check(CLI::IsMember(editVerbs()));
        judge->add_option("words", m_edit.words, "What the verb takes.")->required();
        const std::string kinds = join(editedKinds(), ", ");
        editVerb("move", "Move subnets to a space.", "CIDRs or ids, and the space last.", 2);
        editVerb("split", "Split a subnet.",
                 "The subnet, then a prefix length for all pieces, or their CIDRs.", 2);
        editVerb("merge", "Merge subnets that form one block.", "CIDRs or ids.", 2);
        editVerb("resize", "Give a subnet a larger or smaller block.",
                 "The subnet, then the CIDR it gets.", 2);
        editVerb("add", "Add a thing of a kind.",
                 "A kind (" + kinds + "), what it is called, then MEMBER=VALUE.", 2);
        editVerb("rename", "Rename a thing of a kind.", "The kind, the thing, the new name.", 3);
        editVerb("change", "Change members of a thing.", "The kind, the thing, MEMBER=VALUE.", 3);
        editVerb("remove", "Remove a thing of a kind.", "The kind and the thing.", 2);
        editVerb("attach", "Give an address to a device.",
                 "The address, then the device as MACHINE:NAME.", 2);
        editVerb("rehome", "Put a subnet on another segment, or a segment into another fabric.",
                 "The subnet or segment, then where it goes.", 2);
    }

    /// A verb that edits; `judge` takes the same words.
    void editVerb(const char* name, const char* purpose, const std::string& words, int least)
    {
        auto* command = verb(name, purpose, [this, name] {
            m_edit.verb = name;
            return runEdit(m_invocation, m_edit);
        });
        command->add_option("words", m_edit.words, words)->required()->expected(least, -1);
        addChoices(*command, m_edit.choices);
    }

    static void addChoices(CLI::App& verb, EditChoices& choices)
    {
        verb.add_option("--accept", choices.reason, "Why what breaks is accepted.")
            ->type_name("REASON");
        verb.add_option("--fix", choices.fixes, "Take the fix-ups of this kind along.")
            ->type_name("KIND")
            ->allow_extra_args(false);
    }

    void addJournalVerbs()
    {
        verb("undo", "Take back the last steps.", [this] { return runUndo(m_invocation, m_count); })
            ->add_option("count", m_count, "How many.")
            ->check(CLI::PositiveNumber);
        verb("redo", "Make undone steps again.", [this] { return runRedo(m_invocation, m_count); })
            ->add_option("count", m_count, "How many.")
            ->check(CLI::PositiveNumber);
        verb("history", "List what was done, newest first.",
             [this] { return runHistory(m_invocation, m_limit); })
            ->add_option("--limit", m_limit, "How many lines at most.")
            ->check(CLI::PositiveNumber);
    }

    CLI::App* sourceVerb(CLI::App* source, const char* name, const char* purpose,
                         std::function<Exit()> act)
    {
        auto* command = source->add_subcommand(name, purpose);
        command->callback([this, act = std::move(act)] { m_act = act; });
        return command;
    }

    void addSourceVerbs()
    {
        auto* source = m_app.add_subcommand("source", "Live sources of the project.");
        source->require_subcommand(1);
        auto* add = sourceVerb(source, "add", "Add a source.",
                               [this] { return runSourceAdd(m_invocation, m_source); });
        add->add_option("kind", m_source.kind, "openstack, kubernetes, host or ssh.")->required();
        add->add_option("name", m_source.name, "What to call it.")->required();
        add->add_option("--interval", m_source.interval,
                        "How often to read it: 30s, 10m (as without it), 2h, or off.");
        add->add_option("--spaces-from", m_source.spacesFrom,
                        "What spaces are made from: network, tag, role or none.")
            ->check(CLI::IsMember({"network", "tag", "role", "none"}));
        const auto option = [&](const char* name, const char* purpose) {
            return add->add_option(std::string("--") + name, m_source.options[name], purpose);
        };
        option("ca", "Certificates to trust in place of the system's.")->type_name("FILE");
        option("clouds", "The file clouds.yaml of an openstack source.")->type_name("FILE");
        option("cloud", "The cloud in that file; without it the OS_ variables count, and go into "
                        "the keychain.");
        option("kubeconfig", "The file of a kubernetes source; without it KUBECONFIG counts.")
            ->type_name("FILE");
        option("context", "The context in that file; without it the current one.");
        option("host",
               "The host of an ssh source, as ssh knows it: an alias of its configuration.");
        add->add_flag_callback(
            "--plain-http", [this] { m_source.options["plain-http"] = "true"; },
            "Allow http without TLS to other hosts.");
        add->add_flag_callback(
            "--clear-addresses-on-start",
            [this] { m_source.options["clear-addresses-on-start"] = "true"; },
            "Of a host or ssh source: forget the machine's list of addresses at each start.");
        sourceVerb(source, "list", "List the sources.",
                   [this] { return runSourceList(m_invocation); });
        sourceVerb(source, "remove", "Forget a source; its model stays.",
                   [this] { return runSourceRemove(m_invocation, m_file); })
            ->add_option("name", m_file, "The source.")
            ->required();
        sourceVerb(source, "test", "Try address and credentials.",
                   [this] { return runSourceTest(m_invocation, m_file); })
            ->add_option("name", m_file, "The source.")
            ->required();
        auto* reload = verb("reload", "Read a source, or all of them, once.",
                            [this] { return runReload(m_invocation, m_file, m_import.isDryRun); });
        reload->add_option("source", m_file, "The source; without it all.");
        reload->add_flag("--dry-run", m_import.isDryRun, "Only say what would change.");
        auto* workers =
            verb("workers", "List what keeps the project current, and how it is doing.", [this] {
                if (!m_pausedWorker.empty())
                    return runPauseWorker(m_invocation, m_pausedWorker, true);
                if (!m_resumedWorker.empty())
                    return runPauseWorker(m_invocation, m_resumedWorker, false);
                return runWorkers(m_invocation);
            });
        auto* pause = workers->add_option("--pause", m_pausedWorker,
                                          "Pause the worker until it is told to go on.");
        workers->add_option("--resume", m_resumedWorker, "Let the worker go on.")->excludes(pause);
        verb("settings", "List the settings of the project.",
             [this] { return runSettings(m_invocation); });
        auto* set = verb("set", "Change a setting of the project.",
                         [this] { return runSet(m_invocation, m_setting, m_settingValue); });
        set->add_option("setting", m_setting, "agents-file.")->required();
        set->add_option("value", m_settingValue, "The value; without it none is kept.");
        verb("watch", "Keep the project current until interrupted.",
             [this] { return runWatch(m_invocation); });
    }

    void addOtherVerbs()
    {
        verb("help", "Say what can be asked, or how a verb is used.", [this] {
            return help();
        })->add_option("verb", m_file, "The verb to explain.");
        auto* made = verb("generate", "Make up a model to try things on, the same each time.",
                          [this] { return runGenerate(m_invocation, m_generate); });
        made->add_option("--seed", m_generate.site.seed, "What all that is drawn follows from.");
        // More than anything needs, and few enough for the memory of a large machine.
        const CLI::Range some(1, 10'000'000);
        made->add_option("--scale", m_generate.site.scale, "How many addresses.")->check(some);
        made->add_option("--profile", m_generate.profile, "clean, or flawed with problems in it.");
        made->add_option("--v6-share", m_generate.site.ipv6Share, "How much of it is IPv6.");
        made->add_option("--domains", m_generate.site.domains, "How many routing domains.")
            ->check(CLI::Range(1, 10'000));
        made->add_option("--prefixes", m_generate.prefixes,
                         "Instead of a site so many subnets, with addresses over them.")
            ->check(some);
        made->add_option("--graph", m_generate.graph,
                         "Instead of a site a topology of so many nodes.")
            ->check(some);
        made->add_flag("--tidy", m_generate.isTidy, "The topology without stray NICs.");
        made->add_option("-o,--output", m_generate.file,
                         "The project (.netatlas) or stream to write.")
            ->type_name("FILE");
        m_app.add_subcommand("eval", "Answer JSON lines, for test harnesses.");
    }

    Exit help()
    {
        const CLI::App* explained = &m_app;
        if (!m_file.empty()) {
            const auto named = m_app.get_subcommands(
                [&](const CLI::App* command) { return command->get_name() == m_file; });
            if (named.empty())
                return m_invocation.wrongUse("There is no verb '" + m_file + "'.");
            explained = named.front();
        }
        // Not help(), which for the program would explain the verb that was asked for: this one.
        const std::string name = explained == &m_app ? "netatlas" : "netatlas " + m_file;
        m_output << explained->get_formatter()->make_help(explained, name,
                                                          CLI::AppFormatMode::Normal);
        return Exit::Fine;
    }

    /// What to say of a verb that does not exist; empty when all of the words are known.
    std::string unknownVerb(int count, const char* const* arguments) const
    {
        std::vector<std::string> names;
        for (const auto* command : m_app.get_subcommands([](const CLI::App*) { return true; }))
            names.push_back(command->get_name());
        for (int i = 1; i < count; ++i) {
            const std::string_view word = arguments[i];
            if (word.starts_with('-')) {
                i += takesNextWord(word) ? 1 : 0;
                continue;
            }
            const auto guess = nearestText(word, names);
            if (std::find(names.begin(), names.end(), word) != names.end())
                return {};
            return "There is no verb '" + std::string(word) + "'." +
                   (guess ? " Did you mean '" + *guess + "'?" : "");
        }
        return {};
    }

    /// Whether the word is an option of all verbs whose value is the word behind it.
    bool takesNextWord(std::string_view word) const
    {
        const auto* const option = m_app.get_option_no_throw(std::string(word));
        return option && option->get_items_expected_max() > 0;
    }

    Invocation& m_invocation;
    std::ostream& m_output;
    CLI::App m_app{"Netatlas: see, judge and change how a network is divided into spaces."};
    std::function<Exit()> m_act;

    bool m_noColour = false;
    std::string m_at;
    std::string m_time;
    std::string m_file;
    std::string m_size = "small";
    std::string m_kind;
    std::vector<std::string> m_words;
    ImportArguments m_import;
    EditWords m_edit;
    ValidateArguments m_validate;
    ReportArguments m_report;
    ExportArguments m_export;
    GenerateArguments m_generate;
    SourceArguments m_source;
    std::string m_setting;
    std::string m_settingValue;
    std::string m_pausedWorker;
    std::string m_resumedWorker;
    std::size_t m_count = 1;
    std::size_t m_limit = kHistoryLines;
};

} // namespace

bool isVerb(int count, const char* const* arguments)
{
    constexpr std::string_view kWithValue[] = {"--project", "--model", "--at", "--time", "--theme"};
    for (int i = 1; i < count; ++i) {
        const std::string_view word = arguments[i];
        if (word == "--help" || word == "-h" || word == "--version")
            return true;
        if (std::find(std::begin(kWithValue), std::end(kWithValue), word) != std::end(kWithValue))
            ++i;
        else if (!word.starts_with('-'))
            return !word.ends_with(".netatlas"); // a file to open in the window
    }
    return false;
}

int runCommandLine(int count, const char* const* arguments, std::istream& input,
                   std::ostream& output, std::ostream& errors, bool colour)
{
    Invocation invocation(input, output, errors);
    invocation.hasColour = colour && !std::getenv("NO_COLOR");
    return CommandLine(invocation, output).run(count, arguments, errors);
}

} // namespace netatlas::cli
