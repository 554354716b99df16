// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/source_kinds.h"
#include "views/widgets/paint/marks.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace netatlas::views::dialogs {
class MarkedLabel;
}
namespace netatlas::views::widgets {
class FormArea;
}

namespace netatlas::views::shell {

class ProjectHost;

/// Adds a live source, or changes one: kind, where it is, who we are to it, how often it is read.
/// Its connection can be tried first.
///
/// A secret that is typed here goes to the keychain, by `ProjectHost`, and leaves the dialog with
/// it; where no keychain takes it the dialog says so and offers a file of the provider's own.
class SourceDialog : public QDialog
{
    Q_OBJECT

public:
    /// To add one.
    SourceDialog(ProjectHost& host, QWidget* parent);
    /// To change the one that `present` shows.
    SourceDialog(ProjectHost& host, const SourceForm& present, QWidget* parent);
    ~SourceDialog() override;

    SourceForm form() const;
    /// What is to be known of the source that was added; empty when it is as expected.
    const QString& note() const { return m_note; }

    void accept() override;
    void done(int result) override;

Q_SIGNALS:
    /// What came of a test or an attempt, for screen readers.
    void announced(const QString& sentence);

private:
    QWidget* addRow(const char* name, const QString& label, QWidget* row, QLineEdit* field);
    QLineEdit* addField(const char* name, const QString& label, const QString& hint);
    void addFileField(const char* name, const QString& label, const QString& hint);
    void addContextField();
    QCheckBox* addBox(const char* name, const QString& label);
    void build();
    void buildFields();
    void buildChoices();
    QLayout* buildButtons();
    void fill(const SourceForm& present);
    void findContexts();
    void offerContexts(const QStringList& names);
    void showKind();
    void showWay();
    void showPlainHttp();
    void showSecretHint();
    void test();
    void finishTest(const SourceTrial& trial);
    void finish(const SourceOutcome& outcome);
    void say(const QString& sentence, paint::Severity mark = paint::Severity::None);
    void setBusy(bool isBusy);
    void useFile();
    const SourceKindWords& kind() const;
    const SourceWay& way() const;
    bool isShown(const QString& option) const;

    ProjectHost& m_host;
    SourceForm m_present; ///< of the source that is changed
    QString m_note;
    QFormLayout* m_form;
    widgets::FormArea* m_area;
    QComboBox* m_kind;
    QComboBox* m_way;
    QComboBox* m_spacesFrom;
    QComboBox* m_interval;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_secret = nullptr;
    QMap<QString, QLineEdit*> m_fields; ///< by the option they stand for
    QMap<QString, QWidget*> m_rows;
    QMap<QString, QCheckBox*> m_boxes; ///< by the option they stand for
    QComboBox* m_context = nullptr;
    QLabel* m_explanation;
    dialogs::MarkedLabel* m_result;
    QProgressBar* m_progress;
    QPushButton* m_test = nullptr;
    QPushButton* m_useFile = nullptr;
    QPushButton* m_add = nullptr;
    bool m_isTesting = false;
    bool m_wasAtAdd = false;       ///< when it was pressed
    bool m_wantsPlainHttp = false; ///< a test has shown that it does
};

} // namespace netatlas::views::shell
