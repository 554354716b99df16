// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/source_dialog.h"

#include "model/providers/http/url.h"
#include "views/bridge/qt_text.h"
#include "views/dialogs/marked_label.h"
#include "views/shell/project_host.h"
#include "views/theme/metrics.h"
#include "views/widgets/form_area.h"
#include "views/widgets/look.h"
#include "views/widgets/style/netatlas_style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace netatlas::views::shell {

namespace {

constexpr const char* kPlainHttp = "plain-http";

/// Whether what is sent there can be read by others on the way.
bool isReadableOnTheWay(const QString& address)
{
    const auto url = providers::http::Url::parse(toStd(address));
    return url && !url->isSecure() && !url->isLoopback();
}

/// The text of a field with a secret, which is nowhere else afterwards.
providers::http::Secret secretOf(const QLineEdit& field)
{
    QByteArray bytes = field.text().toUtf8();
    providers::http::Secret secret(bytes.toStdString());
    bytes.fill('\0');
    return secret;
}

} // namespace

SourceDialog::SourceDialog(ProjectHost& host, QWidget* parent)
    : SourceDialog(host, SourceForm(), parent)
{
}

SourceDialog::SourceDialog(ProjectHost& host, const SourceForm& present, QWidget* parent)
    : QDialog(parent)
    , m_host(host)
    , m_present(present)
    , m_form(new QFormLayout)
    , m_area(new widgets::FormArea(m_form))
    , m_kind(new QComboBox)
    , m_way(new QComboBox)
    , m_spacesFrom(new QComboBox)
    , m_interval(new QComboBox)
    , m_explanation(new QLabel)
    , m_result(new dialogs::MarkedLabel(paint::Severity::None, QString()))
    , m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("dialog.source"));
    setWindowTitle(m_present.isPresent ? tr("Change %1").arg(m_present.name) : tr("Add a source"));
    setMinimumWidth(widgets::scaled(520));
    build();
    if (m_present.isPresent)
        fill(m_present);
    else
        showKind();
}

SourceDialog::~SourceDialog()
{
    m_host.cancelSourceTest();
    m_host.cancelSourceEdit();
}

void SourceDialog::build()
{
    m_form->setHorizontalSpacing(theme::metrics::kSpace3);
    m_kind->setObjectName(QStringLiteral("source.kind"));
    for (const SourceKindWords& words : sourceKindWords())
        m_kind->addItem(tr(words.title), QString::fromLatin1(words.kind));
    m_form->addRow(tr("&Kind"), m_kind);
    m_name = addField("name", tr("&Name"), tr("what to call it, such as lab"));
    m_way->setObjectName(QStringLiteral("source.credentials"));
    m_form->addRow(tr("Credentia&ls"), m_way);
    buildFields();
    buildChoices();
    m_explanation->setObjectName(QStringLiteral("source.explanation"));
    m_explanation->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("source.result"));
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("source.progress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::metrics::kSpace3);
    layout->addWidget(m_area);
    layout->addWidget(m_explanation);
    layout->addWidget(m_progress);
    layout->addWidget(m_result);
    layout->addStretch();
    layout->addLayout(buildButtons());
    m_add->setDefault(true);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SourceDialog::showKind);
    connect(m_way, &QComboBox::currentIndexChanged, this, &SourceDialog::showWay);
    connect(m_fields[QStringLiteral("url")], &QLineEdit::textChanged, this,
            &SourceDialog::showPlainHttp);
    for (QLineEdit* field : std::as_const(m_fields))
        connect(field, &QLineEdit::textChanged, this, &SourceDialog::showSecretHint);
}

void SourceDialog::buildFields()
{
    addFileField("clouds", tr("clouds.&yaml"), tr("where OpenStack's client looks for it"));
    addField("cloud", tr("&Cloud"), tr("its name in that file"));
    addField("url", tr("&Address"), QString());
    addField("user", tr("&User"), tr("its name"));
    addField("user-domain", tr("User do&main"), tr("the default one"));
    addField("project", tr("&Project"), tr("its name"));
    addField("project-domain", tr("Pro&ject domain"), tr("the default one"));
    addField("application-credential", tr("&Id"), tr("of the application credential"));
    m_secret = new QLineEdit;
    m_secret->setEchoMode(QLineEdit::Password);
    addRow("secret", tr("Pass&word"), m_secret, nullptr);
    addField("region", tr("&Region"), tr("the first one that the cloud names"));
    addFileField("kubeconfig", tr("k&ubeconfig"), tr("where kubectl looks for it"));
    addContextField();
    addField("host", tr("&Host"), tr("as ssh knows it, such as web1 or me@web1"));
    addFileField("ca", tr("Certificate &file"), tr("those of the system"));
    addBox(kPlainHttp, tr("Allow plain http, which can &be read on the way"));
    addBox("clear-addresses-on-start", tr("For&get the machine's addresses at each start"));
}

void SourceDialog::buildChoices()
{
    m_spacesFrom->setObjectName(QStringLiteral("source.spaces-from"));
    for (const auto& [word, text] :
         {std::pair("", tr("As usual for this kind")), std::pair("network", tr("Networks")),
          std::pair("tag", tr("Tags")), std::pair("role", tr("Roles")),
          std::pair("none", tr("Nothing: no spaces are made"))})
        m_spacesFrom->addItem(text, QString::fromLatin1(word));
    m_form->addRow(tr("Spac&es from"), m_spacesFrom);
    m_interval->setObjectName(QStringLiteral("source.interval"));
    m_interval->setEditable(true);
    m_interval->addItems({QStringLiteral("10m"), QStringLiteral("30s"), QStringLiteral("1m"),
                          QStringLiteral("1h"), QStringLiteral("off")});
    m_form->addRow(tr("Read e&very"), m_interval);
    QCheckBox* readOnly = addBox("read-only", tr("Read only: nothing is written to this kind"));
    readOnly->setChecked(true);
    readOnly->setEnabled(false);
    readOnly->setToolTip(
        tr("Netatlas only reads sources of this kind; there is nothing to allow."));
    m_boxes.remove(QStringLiteral("read-only")); // no option of the source
}

/// What helps at the left, what ends it at the right.
QLayout* SourceDialog::buildButtons()
{
    auto* bar = new QHBoxLayout;
    const auto add = [bar](const char* name, const QString& text) {
        auto* button = new QPushButton(text);
        button->setObjectName(QLatin1String(name));
        bar->addWidget(button);
        return button;
    };
    m_test = add("source.test", tr("&Test connection"));
    m_useFile = add("source.use-file", tr("Use a file instead"));
    m_useFile->hide();
    bar->addStretch();
    QPushButton* cancel = add("source.cancel", tr("Cancel"));
    m_add = add("source.add", m_present.isPresent ? tr("&Save") : tr("A&dd"));
    widgets::setButtonKind(m_add, widgets::ButtonKind::Primary);
    connect(m_test, &QPushButton::clicked, this, &SourceDialog::test);
    connect(m_useFile, &QPushButton::clicked, this, &SourceDialog::useFile);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &SourceDialog::accept);
    return bar;
}

QWidget* SourceDialog::addRow(const char* name, const QString& label, QWidget* row,
                              QLineEdit* field)
{
    const QString option = QString::fromLatin1(name);
    if (row->objectName().isEmpty() && !field)
        row->setObjectName(QStringLiteral("source.") + option);
    m_form->addRow(label, row);
    m_rows[option] = row;
    if (field)
        m_fields[option] = field;
    return row;
}

QLineEdit* SourceDialog::addField(const char* name, const QString& label, const QString& hint)
{
    auto* field = new QLineEdit;
    field->setObjectName(QStringLiteral("source.") + QLatin1String(name));
    field->setPlaceholderText(hint);
    addRow(name, label, field, field);
    return field;
}

void SourceDialog::addFileField(const char* name, const QString& label, const QString& hint)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* field = new QLineEdit;
    field->setObjectName(QStringLiteral("source.") + QLatin1String(name));
    field->setPlaceholderText(hint);
    const QString plainLabel = QString(label).remove(QLatin1Char('&'));
    field->setAccessibleName(plainLabel);
    auto* browse = new QPushButton(tr("Choose…"));
    browse->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored); // as high as its field
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Choose a file for %1").arg(plainLabel));
    layout->addWidget(field, 1);
    layout->addWidget(browse);
    row->setFocusProxy(field);
    connect(browse, &QPushButton::clicked, this, [this, field] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Choose a file"));
        if (!path.isEmpty())
            field->setText(path);
    });
    addRow(name, label, row, field);
}

/// A choice among what the file has, in which another name may be typed.
void SourceDialog::addContextField()
{
    m_context = new QComboBox;
    m_context->setObjectName(QStringLiteral("source.context"));
    m_context->setEditable(true);
    m_context->setInsertPolicy(QComboBox::NoInsert);
    m_context->lineEdit()->setPlaceholderText(tr("the current one of that file"));
    addRow("context", tr("Conte&xt"), m_context, m_context->lineEdit());
    connect(m_fields[QStringLiteral("kubeconfig")], &QLineEdit::textChanged, this,
            &SourceDialog::findContexts);
}

QCheckBox* SourceDialog::addBox(const char* name, const QString& label)
{
    auto* box = new QCheckBox(label);
    addRow(name, QString(), box, nullptr);
    m_boxes[QString::fromLatin1(name)] = box;
    return box;
}

const SourceKindWords& SourceDialog::kind() const
{
    return sourceKindWords()[static_cast<std::size_t>(std::max(0, m_kind->currentIndex()))];
}

const SourceWay& SourceDialog::way() const
{
    return kind().ways[static_cast<std::size_t>(std::max(0, m_way->currentIndex()))];
}

bool SourceDialog::isShown(const QString& option) const
{
    if (option == QLatin1String("name") || option == QLatin1String("read-only"))
        return true;
    if (option == QLatin1String("secret"))
        return way().secret[0] != '\0';
    if (option == QLatin1String(kPlainHttp))
        return kind().options.contains(QStringLiteral("ca")) && // it is asked over http
               (m_wantsPlainHttp || m_boxes[option]->isChecked() ||
                (isShown(QStringLiteral("url")) &&
                 isReadableOnTheWay(m_fields[QStringLiteral("url")]->text().trimmed())));
    return way().options.contains(option) || kind().options.contains(option);
}

/// Shows a source that is there, as it is.
void SourceDialog::fill(const SourceForm& present)
{
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(present.kind)));
    showKind();
    m_way->setCurrentIndex(static_cast<int>(wayOf(kind(), present)));
    m_name->setText(present.name);
    for (auto option = present.options.cbegin(); option != present.options.cend(); ++option) {
        if (QLineEdit* field = m_fields.value(option.key()))
            field->setText(option.value());
        if (QCheckBox* box = m_boxes.value(option.key()))
            box->setChecked(option.value() == QLatin1String("true"));
    }
    m_spacesFrom->setCurrentIndex(std::max(0, m_spacesFrom->findData(present.spacesFrom)));
    m_interval->setEditText(present.interval);
    // The model that it fills is named and made for it.
    const QString why = tr("A source keeps its kind and its name; add another one instead.");
    for (QWidget* fixed : {static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_name)}) {
        fixed->setEnabled(false);
        fixed->setToolTip(why);
    }
    showWay();
    (m_way->isVisibleTo(this) ? static_cast<QWidget*>(m_way) : m_interval)->setFocus();
}

void SourceDialog::findContexts()
{
    m_host.findContexts(m_fields[QStringLiteral("kubeconfig")]->text().trimmed(),
                        [dialog = QPointer<SourceDialog>(this)](const QStringList& names) {
                            if (dialog)
                                dialog->offerContexts(names);
                        });
}

void SourceDialog::offerContexts(const QStringList& names)
{
    const QString chosen = m_context->currentText();
    const bool wasOffered = m_context->findText(chosen) >= 0;
    m_context->clear();
    m_context->addItems(names);
    // The file's own choice is taken unless a person makes another. What another file offered goes
    // with it; what was typed meanwhile stays.
    const int place = m_context->findText(chosen);
    m_context->setCurrentIndex(place);
    m_context->setEditText(place >= 0 || !wasOffered ? chosen : QString());
}

void SourceDialog::showKind()
{
    {
        const QSignalBlocker quiet(m_way);
        m_way->clear();
        for (const SourceWay& way : kind().ways)
            m_way->addItem(tr(way.title));
    }
    m_form->setRowVisible(m_way, kind().ways.size() > 1);
    m_form->setRowVisible(m_spacesFrom, kind().hasSpacesFrom);
    if (way().options.contains(QStringLiteral("context")))
        findContexts();
    showWay();
}

void SourceDialog::showWay()
{
    if (m_isTesting)
        test();        // of what is no longer shown
    m_secret->clear(); // a password is no secret of a credential
    m_wantsPlainHttp = false;
    m_explanation->setText(tr(way().explanation));
    m_fields[QStringLiteral("url")]->setPlaceholderText(tr(kind().addressHint));
    if (auto* label = qobject_cast<QLabel*>(m_form->labelForField(m_secret)); way().secret[0] != 0)
        label->setText(tr(way().secret));
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        m_form->setRowVisible(row.value(), isShown(row.key()));
    m_useFile->hide();
    showSecretHint();
    say({});
    m_area->fitWindow();
}

void SourceDialog::showPlainHttp()
{
    const QString option = QLatin1String(kPlainHttp);
    // A consent is to one address that is no secure one.
    const QString address = m_fields[QStringLiteral("url")]->text().trimmed();
    if (isShown(QStringLiteral("url")) && !isReadableOnTheWay(address)) {
        m_boxes[option]->setChecked(false);
        m_wantsPlainHttp = false;
    }
    m_form->setRowVisible(m_rows[option], isShown(option));
    m_area->growWindow();
}

/// Says whether the secret has to be typed.
void SourceDialog::showSecretHint()
{
    if (!m_secret)
        return;
    bool isKept = m_present.isPresent && m_present.options.value(QStringLiteral("credentials"))
                                             .startsWith(QLatin1String("keychain:"));
    for (const QString& option : way().options)
        if (option != QLatin1String("region"))
            isKept =
                isKept && m_fields[option]->text().trimmed() == m_present.options.value(option);
    m_secret->setPlaceholderText(isKept ? tr("as it is in the keychain")
                                 : m_present.isPresent
                                     ? tr("to be typed anew: the account is another one")
                                     : QString());
}

SourceForm SourceDialog::form() const
{
    SourceForm form;
    form.kind = QString::fromLatin1(kind().kind);
    form.name = m_name->text().trimmed();
    form.interval = m_interval->currentText().trimmed();
    form.isPresent = m_present.isPresent;
    if (kind().hasSpacesFrom)
        form.spacesFrom = m_spacesFrom->currentData().toString();
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field)
        if (const QString value = field.value()->text().trimmed();
            field.key() != QLatin1String("name") && isShown(field.key()) && !value.isEmpty())
            form.options[field.key()] = value;
    for (auto box = m_boxes.cbegin(); box != m_boxes.cend(); ++box)
        if (isShown(box.key()) && box.value()->isChecked())
            form.options[box.key()] = QStringLiteral("true");
    if (isShown(QStringLiteral("secret")))
        form.secret = secretOf(*m_secret);
    return form;
}

void SourceDialog::say(const QString& sentence, paint::Severity mark)
{
    m_result->setMark(mark);
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
    m_area->growWindow();
    if (!sentence.isEmpty())
        Q_EMIT announced(sentence);
}

void SourceDialog::setBusy(bool isBusy)
{
    m_progress->setVisible(isBusy);
    m_add->setEnabled(!isBusy);
    if (isBusy)
        m_useFile->hide();
    m_test->setText(m_isTesting ? tr("S&top the test") : tr("&Test connection"));
    m_test->setEnabled(!isBusy || m_isTesting);
}

void SourceDialog::test()
{
    if (m_isTesting) {
        m_host.cancelSourceTest();
        m_isTesting = false;
        setBusy(false);
        return say(tr("The test was stopped; nothing is known."));
    }
    m_isTesting = true;
    setBusy(true);
    say(tr("Trying…"));
    m_host.testSource(form(), [dialog = QPointer<SourceDialog>(this)](const SourceTrial& trial) {
        if (dialog)
            dialog->finishTest(trial);
    });
}

void SourceDialog::finishTest(const SourceTrial& trial)
{
    m_isTesting = false;
    setBusy(false);
    say(trial.sentence, trial.isFine ? paint::Severity::Info : paint::Severity::Error);
    if (trial.wantsPlainHttp) {
        m_wantsPlainHttp = true;
        showPlainHttp();
    }
}

void SourceDialog::accept()
{
    m_wasAtAdd = m_add->hasFocus();
    setBusy(true);
    say(m_present.isPresent ? tr("Changing…") : tr("Adding…"));
    const auto over = [dialog = QPointer<SourceDialog>(this)](const SourceOutcome& outcome) {
        if (dialog)
            dialog->finish(outcome);
    };
    if (m_present.isPresent)
        m_host.changeSource(form(), over);
    else
        m_host.addSource(form(), over);
}

void SourceDialog::finish(const SourceOutcome& outcome)
{
    setBusy(false);
    m_note = outcome.note;
    if (outcome.status)
        return QDialog::accept();
    m_useFile->setVisible(outcome.lacksKeychain);
    say(outcome.note, paint::Severity::Error);
    if (m_wasAtAdd)
        m_add->setFocus(); // which left it while it could not be pressed
}

void SourceDialog::useFile()
{
    m_way->setCurrentIndex(0);
    m_rows[way().options.front()]->setFocus();
}

void SourceDialog::done(int result)
{
    m_secret->clear();
    QDialog::done(result);
}

} // namespace netatlas::views::shell
