// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The measures of the visual design (3, 5, 6, 7) in logical pixels, for text at 100 %. Heights
/// of rows and bars grow with the font; see `Fonts::scaled`.
namespace netatlas::views::theme::metrics {

// Spacing and shape (3)
inline constexpr int kSpace1 = 4;
inline constexpr int kSpace2 = 8;
inline constexpr int kSpace3 = 12;
inline constexpr int kSpace4 = 16;
inline constexpr int kSpace6 = 24;
inline constexpr int kSpace8 = 32;
inline constexpr int kCanvasMargin = 16;
inline constexpr int kCardGap = 8;
inline constexpr int kGutter = 32;
inline constexpr int kGutterFar = 40;

inline constexpr int kRadiusMark = 2;
inline constexpr int kRadiusMachine = 3;
inline constexpr int kRadiusControl = 4;
inline constexpr int kRadiusTip = 6;
inline constexpr int kRadiusSheet = 8;

inline constexpr double kLineGhost = 1.5;
inline constexpr int kLineStrong = 2;
inline constexpr int kSpaceEdge = 4;
inline constexpr int kHatchPitch = 6;
inline constexpr int kHatchPitchWide = 9;
inline constexpr int kHatchLine = 2;

// Heights (3)
inline constexpr int kRow = 24;
inline constexpr int kRowButton = 20;
inline constexpr int kDockHead = 28;
inline constexpr int kTabRow = 28;
inline constexpr int kStatusBar = 28;
inline constexpr int kSheetButton = 28;
inline constexpr int kMenuBar = 28;
inline constexpr int kBreadcrumbBar = 36;
inline constexpr int kToolBar = 36;
inline constexpr int kViewBar = 32;
inline constexpr int kMessageBar = 32;
inline constexpr int kTarget = 24;

// Icons (3)
inline constexpr int kIconRow = 14;
inline constexpr int kIcon = 16;
inline constexpr int kIconMode = 20;
inline constexpr int kIconDrop = 24;
inline constexpr int kIconEmpty = 32;

// Window (5)
inline constexpr int kFilterWidth = 376;
inline constexpr int kControl = 24;
inline constexpr int kControlPadding = 8;
inline constexpr int kSheetButtonPadding = 16;
inline constexpr int kIconTextGap = 6;
inline constexpr int kZoomSliderWidth = 112;
inline constexpr int kZoomKnob = 12;
inline constexpr int kZoomValueWidth = 44;
inline constexpr int kModeBarWidth = 72;
inline constexpr int kModeItem = 52;
inline constexpr int kModeBarNarrow = 40;
inline constexpr int kModeItemNarrow = 40;
inline constexpr int kModeAccent = 3;
inline constexpr int kOutlineWidth = 248;
inline constexpr int kInspectorWidth = 288;
inline constexpr int kPreviewWidth = 320;
inline constexpr int kBottomDock = 152;
inline constexpr int kCloseIcon = 14;
inline constexpr int kTabPadding = 10;
inline constexpr int kIndent = 16;
inline constexpr int kChevron = 14;
inline constexpr int kTreeGap = 6;
inline constexpr int kBadge = 14;
inline constexpr int kDot = 8;
inline constexpr int kSplitter = 1;
inline constexpr int kSplitterGrip = 5;
inline constexpr int kJobBarWidth = 80;
inline constexpr int kProgress = 4;
inline constexpr int kEmptyStateWidth = 400;
inline constexpr int kLabelColumn = 84;
inline constexpr int kTipRow = 20;
inline constexpr int kTipPadding = 12;

// Canvas (6)
inline constexpr int kCardWidth = 192;
inline constexpr int kCardWidthBoard = 180;
inline constexpr int kCardHeight = 52;
inline constexpr int kCardTextLeft = 14;
inline constexpr int kCardTextLeftBoard = 26;
inline constexpr int kCardBaseline1 = 21;
inline constexpr int kCardBaseline2 = 40;
inline constexpr int kCardInset = 8;
inline constexpr int kCardUseBar = 60;
inline constexpr int kCardUseBarBoard = 36;
inline constexpr int kCardPercent = 28;
inline constexpr int kGripLeft = 8;
inline constexpr int kOverlayHeight = 28;
inline constexpr int kOverlayIndent = 16;
inline constexpr int kOverlayGap = 4;
inline constexpr int kFoldStep = 3;
inline constexpr int kLaneHead = 32;
inline constexpr int kLanePadding = 12;
inline constexpr int kBus = 20;
inline constexpr int kBusGap = 16;
inline constexpr int kDrop = 12;
inline constexpr int kDropLeft = 24;
inline constexpr int kMachineWidth = 40;
inline constexpr int kMachineHeight = 24;
inline constexpr int kMachineGap = 4;
inline constexpr int kNicTickWidth = 6;
inline constexpr int kNicTickHeight = 3;
inline constexpr int kNicTickGap = 2;
inline constexpr int kNicTicksMost = 4;
inline constexpr int kFarDot = 4;
inline constexpr int kFarPitch = 5;
inline constexpr int kFarTrouble = 6;
inline constexpr int kFarEdge = 3;
inline constexpr int kFarMark = 12;
inline constexpr int kLinkCorner = 6;
inline constexpr int kPill = 16;
inline constexpr int kNode = 24;
inline constexpr int kNodePitch = 44;
inline constexpr int kUseBar = 4;
inline constexpr int kUseBarInspector = 8;
inline constexpr int kStripWidth = 88;
inline constexpr int kStripPitch = 28;
inline constexpr int kLegendMarkWidth = 16;
inline constexpr int kLegendMarkHeight = 14;
inline constexpr int kCornerChip = 24;

// Board and sheets (7)
inline constexpr int kColumnLeast = 196;
inline constexpr int kColumnMost = 224;
inline constexpr int kColumnGap = 16;
inline constexpr int kColumnHead = 56;
inline constexpr int kColumnFoot = 104;
inline constexpr int kColumnLabel = 68;
inline constexpr int kColumnGrow = 4;
inline constexpr int kRoleTag = 16;
inline constexpr int kVerdictRow = 28;
inline constexpr int kDropZone = 84;
inline constexpr int kStripBelowPointer = 40;
inline constexpr int kDecisionWidth = 576;
inline constexpr int kDecisionHead = 60;
inline constexpr int kDecisionFoot = 56;
inline constexpr int kChoiceIndent = 40;

// Charts and maps (8)
inline constexpr int kChartBar = 12;
inline constexpr int kMapCellWidth = 17;
inline constexpr int kMapCellHeight = 13;
inline constexpr int kMapPitchX = 18;
inline constexpr int kMapPitchY = 14;

// Motion in milliseconds (9)
inline constexpr int kMotionDropZone = 80;
inline constexpr int kMotionSheet = 120;
inline constexpr int kMotionLayout = 200;

} // namespace netatlas::views::theme::metrics
