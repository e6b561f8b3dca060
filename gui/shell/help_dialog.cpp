#include "gui/shell/help_dialog.hpp"

#include <QDialogButtonBox>
#include <QKeySequence>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <utility>
#include <vector>

namespace tlspath::gui {

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("tlspath help"));
  page_ = new QTextBrowser;
  page_->setOpenLinks(false);
  page_->setAccessibleName(tr("Help"));

  const std::vector<std::pair<QString, QString>> programs = {
      {tr("Outlook for Windows, classic"),
       tr("Open the mail in a window of its own, then File, Properties. Copy all of the box "
          "“Internet headers”. Or drag the mail into a folder and open the .msg file here.")},
      {tr("Outlook, new and on the web"),
       tr("Open the mail, then the three dots (More actions), View, View message source. Copy all "
          "of it.")},
      {tr("Gmail"),
       tr("Open the mail in a browser, then the three dots beside Reply, Show original, Copy to "
          "clipboard.")},
      {tr("Thunderbird"),
       tr("Select the mail and press Ctrl+U, then select all and copy. Or drag the mail into this "
          "window.")},
      {tr("Apple Mail"),
       tr("Select the mail, then View, Message, Raw Source. Copy all of it. Or save it as Raw "
          "Message Source.")},
  };
  const std::vector<std::pair<QString, QString>> keys = {
      {QStringLiteral("Ctrl+V"), tr("paste, wherever you are")},
      {QStringLiteral("Ctrl+O"), tr("open a mail or an archive; with Shift a folder")},
      {QStringLiteral("Ctrl+Shift+C"), tr("copy the answer for a ticket")},
      {QStringLiteral("Ctrl+Shift+R"), tr("hide names, addresses and ids")},
      {QStringLiteral("Ctrl+1, 2, 3"), tr("path, table, archive")},
      {tr("Up, Down"), tr("the hop before or after")},
      {tr("Enter, F2"), tr("why?")},
      {tr("Space"), tr("show local hops, fold them")},
      {QStringLiteral("F4, Shift+F4"), tr("the proof after or before")},
      {QStringLiteral("F6, Shift+F6"), tr("the pane after or before")},
      {QStringLiteral("Ctrl+U"), tr("the header")},
      {QStringLiteral("Ctrl+F, F3"), tr("find in the header")},
      {tr("Alt+Left"), tr("back to what was shown before")},
      {QStringLiteral("Ctrl+E, Ctrl+P"), tr("export, print")},
      {tr("Esc"), tr("let go of what is boxed")},
  };
  QString html = QStringLiteral("<h2>%1</h2>").arg(tr("Where do I find the headers?"));
  html += QStringLiteral("<p>%1</p>")
              .arg(tr("The recipient's mail has them all. The sender's own copy never travelled "
                      "and has none."));
  for (const auto& [name, how] : programs)
    html += QStringLiteral("<h4>%1</h4><p>%2</p>").arg(name.toHtmlEscaped(), how.toHtmlEscaped());
  html += QStringLiteral("<h2>%1</h2><ul>").arg(tr("How to read the path"));
  for (const QString& line :
       {tr("✓ double line: the receiving system wrote that TLS was used."),
        tr("✗ dashes: it wrote that none was used, or always writes when it is used and did not."),
        tr("? dots: it does not say. That proves nothing."),
        tr("⌂ thin line: the mail stayed on one host."),
        tr("A dashed frame holds what others claim; a solid one what your own servers wrote. Name "
           "them under “My side”."),
        tr("⚑ is where the mail entered the receiver's side.")})
    html += QStringLiteral("<li>%1</li>").arg(line.toHtmlEscaped());
  html += QStringLiteral("</ul><h2>%1</h2><table cellpadding=\"3\">").arg(tr("Keys"));
  for (const auto& [key, what] : keys)
    html += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>")
                .arg(key.toHtmlEscaped(), what.toHtmlEscaped());
  html += QStringLiteral("</table>");
  page_->setHtml(html);

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  auto* column = new QVBoxLayout(this);
  column->addWidget(page_);
  column->addWidget(buttons);
  resize(620, 640);
}

QString HelpDialog::text() const { return page_->toPlainText(); }

}  // namespace tlspath::gui
