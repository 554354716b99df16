// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/reload_models.h"
#include "views/shell/source_reload.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace netatlas::views::shell {

/// The dry run of a reload by hand: what is read, then counts and every row behind them, and only
/// then it is taken, each source as one undo step. Cancel leaves nothing (user-experience 7.1).
class ReloadDialog : public QDialog
{
    Q_OBJECT

public:
    ReloadDialog(std::unique_ptr<SourceReload> reload, QWidget* parent);

Q_SIGNALS:
    void announced(const QString& sentence);
    /// One source was taken.
    void taken(const QString& source);

protected:
    /// Not while one is being taken.
    void reject() override;

private:
    void build();
    QWidget* buildPreview();
    QWidget* buildButtons();
    void follow(int look);
    void showLook();
    void showListing();
    void filterRows();
    void showFields();
    void take();
    void showTrouble(int look, const Error& error);
    void goOn(int look);
    const SourceLook& current() const;
    bool isTaking() const;
    QString heading() const;
    QString stateText(const SourceLook& look) const;

    std::unique_ptr<SourceReload> m_reload;
    QLabel* m_heading = nullptr;
    QListWidget* m_sources = nullptr; ///< where there are several
    QStackedWidget* m_pages = nullptr;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    ReloadCounts* m_countsModel;
    ReloadRows* m_rowsModel;
    FieldChanges* m_fieldsModel;
    QTableView* m_counts = nullptr;
    QTableView* m_rows = nullptr;
    QTableView* m_fields = nullptr;
    QLineEdit* m_filter = nullptr;
    QLabel* m_notes = nullptr;
    QLabel* m_trouble = nullptr;
    QPushButton* m_take = nullptr;
    QPushButton* m_cancel = nullptr;
    Listing m_shown;
    std::size_t m_current = 0;
    SourceLook::State m_told = SourceLook::State::Reading;
};

} // namespace netatlas::views::shell
