// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/source_form.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace netatlas::views::shell {

class ProjectHost;

/// Adds a live source: kind, where it is, how often it is read; its connection can be tried first.
/// Credentials are never typed here: they stay in the files of the provider's own tools, and those
/// of variables go into the keychain.
class SourceDialog : public QDialog
{
    Q_OBJECT

public:
    SourceDialog(ProjectHost& host, QWidget* parent);
    ~SourceDialog() override;

    SourceForm form() const;
    /// What is to be known of the source that was added; empty when it is as expected.
    const QString& note() const { return m_note; }

    void accept() override;

private:
    QLineEdit* addField(const char* name, const QString& label, const QString& hint);
    void addFileField(const char* name, const QString& label, const QString& hint);
    void addContextField();
    void findContexts();
    void offerContexts(const QStringList& names);
    void showKind();
    void test();
    void say(const SourceTrial& trial);

    ProjectHost& m_host;
    QString m_note;
    QFormLayout* m_form;
    QComboBox* m_kind;
    QLineEdit* m_name = nullptr;
    QComboBox* m_interval;
    QMap<QString, QLineEdit*> m_fields; ///< by the option they stand for
    QMap<QString, QWidget*> m_rows;
    QComboBox* m_context = nullptr;
    QLabel* m_explanation;
    QLabel* m_result;
    QPushButton* m_test;
    QPushButton* m_add;
};

} // namespace netatlas::views::shell
