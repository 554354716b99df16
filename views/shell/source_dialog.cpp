// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/source_dialog.h"

#include "views/shell/project_host.h"
#include "views/theme/metrics.h"
#include "views/widgets/style/netatlas_style.h"
#include "views/wording/error_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace netatlas::views::shell {

namespace {

/// What a kind takes, beside name and interval.
struct KindWords
{
    const char* kind;
    const char* title;
    const char* explanation;
    QStringList options;
};

const std::vector<KindWords>& kindWords()
{
    static const std::vector<KindWords> kinds{
        {"openstack",
         QT_TRANSLATE_NOOP("SourceDialog", "OpenStack"),
         QT_TRANSLATE_NOOP("SourceDialog",
                           "Credentials stay in clouds.yaml. Without a cloud name the OS_ "
                           "variables of this program count, and go into the keychain. Netatlas "
                           "only reads."),
         {QStringLiteral("clouds"), QStringLiteral("cloud"), QStringLiteral("ca")}},
        {"kubernetes",
         QT_TRANSLATE_NOOP("SourceDialog", "Kubernetes"),
         QT_TRANSLATE_NOOP("SourceDialog",
                           "Credentials stay in the kubeconfig; without a file that of kubectl "
                           "counts. The cluster itself tells when something changes. Netatlas only "
                           "reads."),
         {QStringLiteral("kubeconfig"), QStringLiteral("context"), QStringLiteral("ca")}},
        {"host",
         QT_TRANSLATE_NOOP("SourceDialog", "This host"),
         QT_TRANSLATE_NOOP("SourceDialog",
                           "Links, addresses and routes of this machine; the kernel itself tells "
                           "when they change. Netatlas only reads."),
         {}},
        {"ssh",
         QT_TRANSLATE_NOOP("SourceDialog", "Another host, over ssh"),
         QT_TRANSLATE_NOOP("SourceDialog",
                           "Keys and addresses stay in the configuration of ssh, which must work "
                           "without asking for a password. Netatlas only reads."),
         {QStringLiteral("host")}},
    };
    return kinds;
}

} // namespace

SourceDialog::SourceDialog(ProjectHost& host, QWidget* parent)
    : QDialog(parent)
    , m_host(host)
    , m_form(new QFormLayout)
    , m_kind(new QComboBox)
    , m_interval(new QComboBox)
    , m_explanation(new QLabel)
    , m_result(new QLabel)
{
    setObjectName(QStringLiteral("dialog.source"));
    setWindowTitle(tr("Add a source"));
    setMinimumWidth(520);
    m_kind->setObjectName(QStringLiteral("source.kind"));
    for (const KindWords& words : kindWords())
        m_kind->addItem(tr(words.title), QString::fromLatin1(words.kind));
    m_form->addRow(tr("&Kind"), m_kind);
    m_name = addField("name", tr("&Name"), tr("what to call it, such as lab"));
    addFileField("clouds", tr("clouds.&yaml"), tr("where OpenStack's client looks for it"));
    addField("cloud", tr("&Cloud"), tr("its name in that file"));
    addFileField("kubeconfig", tr("k&ubeconfig"), tr("where kubectl looks for it"));
    addContextField();
    addFileField("ca", tr("C&ertificates"), tr("those of the system"));
    addField("host", tr("&Host"), tr("as ssh knows it, such as web1 or me@web1"));
    m_interval->setObjectName(QStringLiteral("source.interval"));
    m_interval->setEditable(true);
    m_interval->addItems({QStringLiteral("10m"), QStringLiteral("30s"), QStringLiteral("1m"),
                          QStringLiteral("1h"), QStringLiteral("off")});
    m_form->addRow(tr("Read e&very"), m_interval);
    m_explanation->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("source.result"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_test = buttons->addButton(tr("&Test connection"), QDialogButtonBox::ActionRole);
    m_test->setObjectName(QStringLiteral("source.test"));
    m_add = buttons->addButton(tr("A&dd"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("source.add"));
    widgets::setButtonKind(m_add, widgets::ButtonKind::Primary);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::metrics::kSpace3);
    layout->addLayout(m_form);
    layout->addWidget(m_explanation);
    layout->addWidget(m_result);
    layout->addStretch();
    layout->addWidget(buttons);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &SourceDialog::showKind);
    connect(m_test, &QPushButton::clicked, this, &SourceDialog::test);
    connect(buttons, &QDialogButtonBox::accepted, this, &SourceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showKind();
}

SourceDialog::~SourceDialog()
{
    m_host.cancelSourceTest();
    m_host.cancelAddSource();
}

QLineEdit* SourceDialog::addField(const char* name, const QString& label, const QString& hint)
{
    auto* field = new QLineEdit;
    field->setObjectName(QStringLiteral("source.") + QLatin1String(name));
    field->setPlaceholderText(hint);
    m_form->addRow(label, field);
    const QString option = QString::fromLatin1(name);
    if (option != QLatin1String("name")) {
        m_fields[option] = field;
        m_rows[option] = field;
    }
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
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    auto* browse = new QPushButton(tr("Choose…"));
    browse->setAutoDefault(false);
    layout->addWidget(field, 1);
    layout->addWidget(browse);
    row->setFocusProxy(field);
    connect(browse, &QPushButton::clicked, this, [this, field] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Choose a file"));
        if (!path.isEmpty())
            field->setText(path);
    });
    m_form->addRow(label, row);
    m_fields[QString::fromLatin1(name)] = field;
    m_rows[QString::fromLatin1(name)] = row;
}

/// A choice among what the file has, in which another name may be typed.
void SourceDialog::addContextField()
{
    m_context = new QComboBox;
    m_context->setObjectName(QStringLiteral("source.context"));
    m_context->setEditable(true);
    m_context->setInsertPolicy(QComboBox::NoInsert);
    m_context->lineEdit()->setPlaceholderText(tr("the current one of that file"));
    m_form->addRow(tr("Conte&xt"), m_context);
    m_fields[QStringLiteral("context")] = m_context->lineEdit();
    m_rows[QStringLiteral("context")] = m_context;
    connect(m_fields[QStringLiteral("kubeconfig")], &QLineEdit::textChanged, this,
            &SourceDialog::findContexts);
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
    const KindWords& words = kindWords()[static_cast<std::size_t>(m_kind->currentIndex())];
    if (words.options.contains(QStringLiteral("context")))
        findContexts();
    m_explanation->setText(tr(words.explanation));
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        const bool isWanted = words.options.contains(row.key());
        row.value()->setVisible(isWanted);
        if (QWidget* label = m_form->labelForField(row.value()))
            label->setVisible(isWanted);
    }
    say({});
}

SourceForm SourceDialog::form() const
{
    const KindWords& words = kindWords()[static_cast<std::size_t>(m_kind->currentIndex())];
    SourceForm form;
    form.kind = QString::fromLatin1(words.kind);
    form.name = m_name->text().trimmed();
    form.interval = m_interval->currentText().trimmed();
    for (const QString& option : words.options)
        if (const QString value = m_fields[option]->text().trimmed(); !value.isEmpty())
            form.options[option] = value;
    return form;
}

void SourceDialog::say(const SourceTrial& trial)
{
    m_result->setText(trial.sentence);
    m_result->setVisible(!trial.sentence.isEmpty());
    m_result->setProperty("isFine", trial.isFine);
}

void SourceDialog::test()
{
    m_test->setEnabled(false);
    say({false, tr("Trying…")});
    m_host.testSource(form(), [dialog = QPointer<SourceDialog>(this)](const SourceTrial& trial) {
        if (!dialog)
            return;
        dialog->m_test->setEnabled(true);
        dialog->say(trial);
    });
}

void SourceDialog::accept()
{
    m_add->setEnabled(false);
    say({false, tr("Adding…")});
    m_host.addSource(
        form(), [dialog = QPointer<SourceDialog>(this)](const Status& added, const QString& note) {
            if (!dialog)
                return;
            dialog->m_add->setEnabled(true);
            dialog->m_note = note;
            if (added)
                dialog->QDialog::accept();
            else
                dialog->say({false, wording::errorSentence(added.error())});
        });
}

} // namespace netatlas::views::shell
