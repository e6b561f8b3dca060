// The window, offscreen: paste, drop, open, one choice in all panes, exports that are read back,
// what a screen reader is told, colours, German. No test shows anything or leaves the machine.
// gio has members named "signals": before Qt.
#include "tests/packed.hpp"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QXmlStreamReader>
#include <cmath>
#include <cstring>
#include <filesystem>

#include "core/report/view.hpp"
#include "core/report/window.hpp"
#include "gui/archive/archive_page.hpp"
#include "gui/look/plain.hpp"
#include "gui/look/theme.hpp"
#include "gui/mail/answer_bar.hpp"
#include "gui/mail/exports.hpp"
#include "gui/mail/header_pane.hpp"
#include "gui/mail/header_text.hpp"
#include "gui/mail/hop_model.hpp"
#include "gui/mail/path_widget.hpp"
#include "gui/probe/probe_dialog.hpp"
#include "gui/shell/config_file.hpp"
#include "gui/shell/help_dialog.hpp"
#include "gui/shell/main_window.hpp"
#include "gui/shell/settings_dialog.hpp"
#include "gui/shell/start_page.hpp"
#include "tests/gui/window_fixture.hpp"

namespace tlspath::gui {
namespace {

// --- colours ---

double part(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double luminance(const QColor& c) {
  return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
}
double contrast(const QColor& a, const QColor& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

TEST(Colours, text_and_graphics_are_far_enough_from_their_ground) {
  struct Pair {
    Colour ink, ground;
    double least;
  };
  std::vector<Pair> pairs;
  for (const Colour ground : {Colour::page, Colour::panel}) {
    for (const Colour ink : {Colour::text, Colour::muted, Colour::link, Colour::encrypted_ink,
                             Colour::cleartext_ink, Colour::unstated_ink, Colour::local_ink})
      pairs.push_back({ink, ground, 4.5});
    for (const Colour ink : {Colour::control_edge, Colour::grade_outline, Colour::proof_underline,
                             Colour::unstated_chip_edge, Colour::local_chip_edge})
      pairs.push_back({ink, ground, 3});
  }
  for (const Verdict v :
       {Verdict::encrypted, Verdict::cleartext, Verdict::unstated, Verdict::local}) {
    const Chip chip = chip_of(v);
    pairs.push_back({chip.text, chip.fill, 4.5});
    pairs.push_back({chip.edge, Colour::page, 3});
    // Links and chips also lie on the selected row.
    pairs.push_back({ink_of(v), Colour::selected_row, 3});
  }
  pairs.push_back({Colour::text, Colour::selected_row, 4.5});
  pairs.push_back({Colour::muted, Colour::selected_row, 4.5});
  pairs.push_back({Colour::proof_text, Colour::proof, 4.5});
  pairs.push_back({Colour::pinned_proof_text, Colour::pinned_proof, 4.5});
  pairs.push_back({Colour::proof_underline, Colour::proof, 3});
  for (const Shade shade : {Shade::light, Shade::dark})
    for (const Pair& p : pairs)
      EXPECT_GE(contrast(colour(p.ink, shade), colour(p.ground, shade)), p.least)
          << (shade == Shade::dark ? "dark " : "light ")
          << colour(p.ink, shade).name().toStdString() << " on "
          << colour(p.ground, shade).name().toStdString();
}

// Fields and boxes are told from what is around them by their edge alone.
TEST_F(Window, fields_and_boxes_have_an_edge) {
  for (const Theme::Wish wish : {Theme::Wish::light, Theme::Wish::dark}) {
    window();
    theme().set(wish);
    QWidget form;
    QLineEdit field(&form);
    QCheckBox box(QStringLiteral("box"), &form);
    QRadioButton radio(QStringLiteral("radio"), &form);
    QComboBox list(&form);
    QSpinBox number(&form);
    QPlainTextEdit text(&form);
    QPushButton button(QStringLiteral("button"), &form);
    int y = 10;
    form.resize(300, 600);
    for (QWidget* w :
         std::initializer_list<QWidget*>{&field, &box, &radio, &list, &number, &text, &button}) {
      w->setGeometry(10, y, 200, 40);
      y += 60;
    }
    form.show();
    const QImage drawn = form.grab().toImage();
    const QColor ground = colour(Colour::panel, theme().shade());
    for (const QWidget* w : form.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
      double most = 1;
      // The middle line of it, where no letter is: what is drawn first from its left side.
      const QRect where = w->geometry();
      for (int x = where.left(); x < where.left() + 8; ++x)
        most = std::max(most, contrast(QColor(drawn.pixel(x, where.center().y())), ground));
      EXPECT_GE(most, 3) << w->metaObject()->className() << ' ' << static_cast<int>(wish);
    }
  }
  theme().set(Theme::Wish::light);
}

// --- the header's text ---

TEST(HeaderText, leads_from_characters_to_bytes_and_back) {
  const std::string mail = "A: x\x1b[0m\xe2\x80\xaey\r\n\tz\xff\nB: \xc3\xa4 end\n\nbody";
  const Span a{0, 17}, b{18, 9};
  const HeaderText text(mail, std::vector<Span>{a, b}, {}, "[%1]");
  EXPECT_EQ(text.text().toStdString(), "A: x\\x1b[0m<U+202E>y\n\tz\\xff\nB: \xc3\xa4 end\n");
  for (std::uint32_t at = 0; at < mail.size(); ++at) {
    const Characters c = text.characters_of({at, 1});
    if (c.empty()) continue;
    const Span back = text.bytes_of(c);
    EXPECT_LE(back.at, at);
    EXPECT_GE(back.end(), at + 1);
  }
  EXPECT_EQ(text.text().mid(text.characters_of({4, 1}).begin, 4), "\\x1b");
  EXPECT_EQ(text.bytes_of({0, 1}), (Span{0, 1}));
  EXPECT_TRUE(text.characters_of({200, 5}).empty());
}

TEST(HeaderText, long_stretches_lose_their_middle_but_not_their_proof) {
  std::string mail = "X: " + std::string(1'000'000, 'a') + "PROOF" + std::string(1'000'000, 'b');
  const Span whole{0, static_cast<std::uint32_t>(mail.size())}, proof{1'000'003, 5};
  const HeaderText text(mail, std::vector<Span>{whole}, {proof}, "[%1]");
  EXPECT_LT(text.text().size(), 5000);
  const Characters c = text.characters_of(proof);
  EXPECT_EQ(text.text().mid(c.begin, c.end - c.begin), "PROOF");
}

// --- settings that are shared with the command line ---

TEST(ConfigFile, changes_only_what_changed) {
  const Shared own{.own = {"corp.example", "192.0.2.0/24"}, .language = Language::de};
  const auto with = [](std::string_view toml, const Shared& wanted) {
    return with_shared(toml, wanted, Language::en);
  };
  const char* const lists = "domains = [\"corp.example\"]\nnetworks = [\"192.0.2.0/24\"]\n";
  EXPECT_EQ(*with("", own), std::string("language = \"de\"\n\n[own]\n") + lists);
  EXPECT_EQ(*with("# mine\nlanguage = \"en\" # so\n[own] # here\ndomains = [\"a.example\",\n"
                  "  \"b.example\"] # two\n",
                  own),
            "# mine\nlanguage = \"de\" # so\n[own] # here\nnetworks = [\"192.0.2.0/24\"]\n"
            "domains = [\"corp.example\"] # two\n");
  EXPECT_EQ(*with("own = { domains = [\"\xc3\xa4.example\"] }\n", own),
            "language = \"de\"\nown = { domains = [\"corp.example\"], networks = "
            "[\"192.0.2.0/24\"] }\n");
  EXPECT_EQ(*with("language = \"de\"\n[own]\ndomains = [\"x.example\"]\n", {}),
            "\n[own]\ndomains = []\n");
  EXPECT_FALSE(with("language = ", own));
  EXPECT_FALSE(with("own.domains = [\"a.example\"]\nother = 1\n",
                    {.own = {"192.0.2.0/24"}, .language = {}}));
}

// --- paste, drop, open ---

TEST_F(Window, pasted_anywhere_with_one_key) {
  const QByteArray bytes = bytes_of(mixed());
  QApplication::clipboard()->setText(QString::fromUtf8(bytes));
  EXPECT_EQ(page(), kStart);
  QTest::keyClick(&window(), Qt::Key_V, Qt::ControlModifier);
  ASSERT_EQ(page(), kMail);
  EXPECT_TRUE(mail().answer()->sentence().startsWith("Not encrypted where it entered"))
      << mail().answer()->sentence().toStdString();
  EXPECT_TRUE(mail().answer()->hasFocus());
  EXPECT_TRUE(mail().answer()->accessibleName().endsWith("6 hops."));

  // Also where the focus is in text.
  QApplication::clipboard()->setText(QString::fromUtf8(bytes_of(sample("seed/exchange-imss.eml"))));
  mail().header()->setFocus();
  QTest::keyClick(mail().header(), Qt::Key_V, Qt::ControlModifier);
  EXPECT_TRUE(mail().answer()->sentence().startsWith("Encrypted on both hops"));
  // And back to the first.
  QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
  EXPECT_TRUE(mail().answer()->sentence().startsWith("Not encrypted where it entered"));
}

TEST_F(Window, a_field_keeps_a_paste_of_one_line) {
  auto* field = new QLineEdit(&window());
  field->show();
  field->setFocus();
  QApplication::clipboard()->setText("relay.example");
  QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
  EXPECT_EQ(field->text(), "relay.example");
  EXPECT_EQ(page(), kStart);
  QApplication::clipboard()->setText(QString::fromUtf8(bytes_of(mixed())));
  QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
  EXPECT_EQ(field->text(), "relay.example");
  EXPECT_EQ(page(), kMail);
}

TEST_F(Window, the_paste_pane_and_dropped_text_are_read) {
  window();
  QApplication::clipboard()->setText(QString::fromUtf8(bytes_of(mixed())));
  window().start()->paste_pane()->paste();
  EXPECT_EQ(page(), kMail);
  EXPECT_TRUE(window().start()->paste_pane()->toPlainText().isEmpty());
  window().back();

  QMimeData text;
  text.setText(
      "> Received: from a.example (a.example [192.0.2.1])\n> by b.example (Postfix) with "
      "ESMTPS id 4711; Mon, 16 Mar 2009 18:05:18 -0400\n");
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &enter);
  QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &drop);
  EXPECT_EQ(page(), kMail);
  EXPECT_TRUE(mail().answer()->sentence().startsWith("Encrypted on the one hop"))
      << mail().answer()->sentence().toStdString();
}

TEST_F(Window, dropped_files_are_opened) {
  QMimeData mime;
  mime.setUrls({QUrl::fromLocalFile(mixed())});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &enter);
  EXPECT_TRUE(enter.isAccepted());
  EXPECT_EQ(window().status(), "Open mixed.eml");
  QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &drop);
  EXPECT_EQ(page(), kMail);
  EXPECT_EQ(window().windowTitle(), "Your order 4711 - tlspath");
}

TEST_F(Window, opens_mails_of_every_kind) {
  const std::string head = bytes_of(mixed()).toStdString();
  const std::string headers = head.substr(0, head.find("\n\n") + 1);
  write_file(path("headers.txt"), QByteArray::fromStdString(headers));
  write_file(path("one.msg"), QByteArray::fromStdString(packed::msg({.headers = headers})));
  write_file(path("one.mbox"),
             QByteArray::fromStdString("From a@example.com Sat Jan  1 00:00:00 2022\n" + head));
  for (const char* name : {"headers.txt", "one.msg", "one.mbox"}) {
    window().open({path(name)});
    EXPECT_EQ(page(), kMail) << name;
    EXPECT_EQ(mail().view().hops.size(), 6u) << name;
  }
  // An Outlook item without headers is an answer without a cross.
  write_file(path("draft.msg"), QByteArray::fromStdString(packed::msg({.headers = ""})));
  window().open({path("draft.msg")});
  EXPECT_EQ(page(), kMail);
  EXPECT_FALSE(mail().view().verdict);
  EXPECT_TRUE(mail().answer()->sentence().startsWith("No answer:"));
}

TEST_F(Window, archives_go_to_the_archive_page) {
  const QByteArray head = bytes_of(mixed());
  const QByteArray from = "From a@example.com Sat Jan  1 00:00:00 2022\n";
  write_file(path("two.mbox"), from + head + "\n" + from + head);
  write_file(path("mails/1.eml"), head);
  write_file(path("mails/2.eml"), head);
  for (const QStringList& paths : {QStringList{path("two.mbox")}, QStringList{path("mails")},
                                   QStringList{path("mails/1.eml"), path("mails/2.eml")}}) {
    window().open({mixed()});
    ASSERT_EQ(page(), kMail);
    window().open(paths);
    EXPECT_EQ(page(), kArchive) << paths.join(' ').toStdString();
  }
  // To the mail and back to the archive.
  QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
  EXPECT_EQ(page(), kMail);
  QTest::keyClick(&window(), Qt::Key_3, Qt::ControlModifier);
  EXPECT_EQ(page(), kArchive);
  QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
  EXPECT_EQ(page(), kMail);
  // A mail chosen there is shown as any other.
  emit window().archive() -> mail_chosen(head, "two.mbox");
  EXPECT_EQ(page(), kMail);
  EXPECT_EQ(mail().view().hops.size(), 6u);
}

TEST_F(Window, what_cannot_be_read_is_said_in_the_page) {
  write_file(path("scan.pdf"), "%PDF-1.7 nothing\n");
  write_file(path("empty.eml"), "");
  const std::vector<std::pair<QString, QString>> cases = {{path("scan.pdf"), "looks like PDF"},
                                                          {path("empty.eml"), "empty"},
                                                          {path("away.eml"), "no such file"}};
  for (const auto& [file, said] : cases) {
    window().open({file});
    EXPECT_EQ(page(), kStart);
    EXPECT_TRUE(window().start()->error().contains(said))
        << window().start()->error().toStdString();
  }
  QApplication::clipboard()->setText("hello");
  window().paste();
  EXPECT_TRUE(window().start()->error().contains("no mail headers"))
      << window().start()->error().toStdString();
}

// --- one choice in all panes ---

TEST_F(Window, a_hop_is_chosen_everywhere) {
  trust("[own]\ndomains = [\"corp.example\"]\n");
  window().open({mixed()});
  MailPage& m = mail();
  ASSERT_EQ(page(), kMail);
  // The answer speaks of hop 4.
  EXPECT_EQ(m.path()->hop(), 3u);
  EXPECT_EQ(m.header()->pinned_text(), "with ESMTP");
  EXPECT_EQ(window().status(),
            "\"with ESMTP\", bytes 491-500, proves cleartext (rule postfix/keyword)");
  EXPECT_EQ(m.table()->currentIndex().row(), 3);

  m.path()->setFocus();
  QTest::keyClick(m.path(), Qt::Key_Up);
  EXPECT_EQ(m.path()->hop(), 2u);
  EXPECT_TRUE(m.header()->pinned().empty());  // it proves nothing
  QTest::keyClick(m.path(), Qt::Key_Up);
  EXPECT_EQ(m.header()->pinned_text(), "using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384");
  EXPECT_EQ(m.table()->currentIndex().row(), 1);

  // A fact, and its bytes.
  const auto& facts = static_cast<FactModel*>(m.facts()->model())->facts();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].says != Fact::cipher) continue;
    m.facts()->setCurrentIndex(m.facts()->model()->index(static_cast<int>(i), 0));
    EXPECT_EQ(m.header()->pinned_text(), "TLS_AES_256_GCM_SHA384");
  }
  // Esc lets go.
  QTest::keyClick(m.header(), Qt::Key_Escape);
  EXPECT_TRUE(m.header()->pinned().empty());

  // Bytes, and what they prove.
  const auto select = [&](const char* words) {
    const int at = static_cast<int>(m.header()->header().text().indexOf(words));
    ASSERT_GE(at, 0) << words;
    QTextCursor c(m.header()->document());
    c.setPosition(at);
    c.setPosition(at + static_cast<int>(strlen(words)), QTextCursor::KeepAnchor);
    m.header()->setTextCursor(c);
  };
  select("TLS1_2");
  EXPECT_EQ(m.path()->hop(), 5u);
  EXPECT_TRUE(window().status().contains("proves TLS version, hop 6"))
      << window().status().toStdString();
  select("Your order");
  EXPECT_TRUE(window().status().contains("proves nothing")) << window().status().toStdString();

  QTest::keyClick(m.path(), Qt::Key_Return);
  EXPECT_TRUE(m.why_text().contains("Hop 6 of 6")) << m.why_text().toStdString();
}

TEST_F(Window, all_samples_lead_from_words_to_bytes_and_back_with_the_answer_of_core) {
  Desk english(Language::en), german(Language::de);
  MailPage one;
  one.resize(1000, 700);
  QString said;
  QObject::connect(&one, &MailPage::status, [&](const QString& line) { said = line; });
  std::size_t proofs = 0, marks = 0;
  for (const fs::path& file : all_samples()) {
    for (Desk* desk : {&english, &german}) {
      const Opened opened = desk->read_file(file.string());
      if (opened.mails.empty()) {  // the one sample that is no mail
        EXPECT_EQ(file.filename(), "body-only.eml") << opened.error;
        continue;
      }
      const Reading& r = *opened.mails.front();
      const std::string sentence = answer({.mail = r.raw,
                                           .analysis = &r.analysis,
                                           .head = &r.head,
                                           .repaired = r.repaired.changed() ? &r.repaired : nullptr,
                                           .organisations = &desk->organisations(),
                                           .providers = desk->providers(),
                                           .source = r.source,
                                           .options = {.language = desk->language()}});
      one.show_mails({.mails = opened.mails, .shown = 0, .hop = {}}, *desk);
      EXPECT_EQ(one.answer()->sentence().toStdString(), sentence) << file;
      if (desk == &german) continue;
      for (const ProofView& p : r.view.proofs) {
        one.choose_hop(p.hop - 1);
        ASSERT_EQ(one.header()->pinned().size(), 1u) << file;
        EXPECT_EQ(one.header()->pinned().front(), p.in_read) << file;
        EXPECT_EQ(one.header()->header().bytes_of(one.header()->header().characters_of(p.in_read)),
                  p.in_read)
            << file;
        ++proofs;
      }
      for (const LineMark& mark : r.marks) {
        said.clear();
        emit one.header()->bytes_selected(mark.where);
        EXPECT_TRUE(said.contains(mark.proof ? "proves" : "proves nothing"))
            << file << " " << said.toStdString();
        EXPECT_EQ(one.state().hop, mark.hop - 1u) << file;
        ++marks;
      }
    }
  }
  EXPECT_GT(proofs, 400u);
  EXPECT_GT(marks, 1500u);
}

TEST_F(Window, local_hops_are_folded_and_counted) {
  window().open({mixed()});
  PathWidget& p = *mail().path();
  EXPECT_EQ(p.picture().rows().size(), 6u);
  EXPECT_TRUE(mail().table()->isRowHidden(0));
  EXPECT_EQ(p.heard(0), "1 local hop. Press Space to unfold.");
  p.setFocus();
  QTest::keyClick(&p, Qt::Key_Space);
  EXPECT_FALSE(mail().table()->isRowHidden(0));
  EXPECT_TRUE(p.heard(0).startsWith("Hop 1 of 6, local"));
}

TEST_F(Window, keys_reach_every_pane_and_leave_it) {
  window().open({mixed()});
  MailPage& m = mail();
  EXPECT_TRUE(m.answer()->hasFocus());
  for (QWidget* pane : {static_cast<QWidget*>(m.path()), static_cast<QWidget*>(m.facts()),
                        static_cast<QWidget*>(m.header())}) {
    QTest::keyClick(&window(), Qt::Key_F6);
    EXPECT_TRUE(pane->hasFocus()) << pane->accessibleName().toStdString();
  }
  QTest::keyClick(m.header(), Qt::Key_Tab);
  EXPECT_FALSE(m.header()->hasFocus());
  QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
  EXPECT_EQ(m.tab(), MailPage::Tab::table);
  EXPECT_TRUE(m.table()->hasFocus());
  QTest::keyClick(&window(), Qt::Key_F4);
  EXPECT_EQ(m.state().hop, 5u);
  QTest::keyClick(&window(), Qt::Key_F4, Qt::ShiftModifier);
  EXPECT_EQ(m.state().hop, 3u);
}

TEST_F(Window, narrow_windows_show_the_table) {
  window().open({mixed()});
  EXPECT_EQ(mail().tab(), MailPage::Tab::path);
  mail().resize(700, 600);
  EXPECT_EQ(mail().tab(), MailPage::Tab::table);
  // What a button changes is said on it or beside it, and who is trusted is in sight.
  const auto buttons = [&] {
    QStringList out;
    for (const QPushButton* b : mail().findChildren<QPushButton*>()) out += b->text();
    return out;
  };
  EXPECT_TRUE(buttons().contains("My side..."));
  EXPECT_FALSE(buttons().contains("Change..."));
  const int trust = mail().table()->columnViewportPosition(HopModel::kTrust);
  EXPECT_LT(trust + mail().table()->columnWidth(HopModel::kTrust), 700);
  mail().resize(1000, 600);
  EXPECT_TRUE(buttons().contains("Change..."));
  EXPECT_EQ(mail().tab(), MailPage::Tab::path);
}

TEST_F(Window, the_row_that_the_answer_speaks_of_is_in_sight) {
  std::string many;
  for (int i = 40; i > 0; --i)
    many += "Received: from h" + std::to_string(i) + ".a.example (h" + std::to_string(i) +
            ".a.example [192.0.2.1]) by h" + std::to_string(i + 1) + ".a.example (Postfix) with " +
            (i == 35 ? "ESMTP" : "ESMTPS") + " id A; Mon, 16 Mar 2009 18:05:18 -0400\n";
  for (const bool narrow_before : {false, true}) {
    window().resize(narrow_before ? 700 : 1080, 900);
    window().read(QByteArray::fromStdString(many + "\n"), "many");
    window().resize(700, 600);
    QTest::qWait(20);
    ASSERT_EQ(mail().tab(), MailPage::Tab::table);
    EXPECT_EQ(mail().state().hop, 34u);
    const QRect row = mail().table()->visualRect(mail().table()->currentIndex());
    EXPECT_GE(row.top(), 0);
    EXPECT_LE(row.bottom(), mail().table()->viewport()->height()) << narrow_before;
  }
}

// The rule before the first organisation stands beside the numbers of the hops.
TEST_F(Window, the_boundary_leaves_the_numbers_alone) {
  trust("[own]\ndomains = [\"corp.example\"]\n");
  window().open({mixed()});
  const qreal without = mail().path()->picture().lane(0).left();
  // A list of somebody else sends it back.
  window().read(
      "Received: from lists.example (lists.example [198.51.100.7]) by mx.corp.example (Postfix) "
      "with ESMTPS id 3; Tue, 4 Nov 2025 09:02:00 +0000\n"
      "Received: from out.corp.example (out.corp.example [203.0.113.9]) by lists.example (Postfix) "
      "with ESMTPS id 2; Tue, 4 Nov 2025 09:01:00 +0000\n"
      "Received: from pc.corp.example (pc.corp.example [203.0.113.77]) by out.corp.example "
      "(Postfix) with ESMTPS id 1; Tue, 4 Nov 2025 09:00:00 +0000\n\n",
      "list");
  ASSERT_EQ(mail().path()->picture().lanes(), 2u);
  EXPECT_GT(mail().path()->picture().lane(0).left(), without + 9);
}

// A letter that two share opens neither.
TEST_F(Window, every_letter_of_a_menu_or_dialog_is_of_one) {
  const auto expect = [](const QStringList& texts, const char* where) {
    QMap<QChar, QString> used;
    for (QString text : texts) {
      text.remove(QStringLiteral("&&"));
      const auto at = text.indexOf(QLatin1Char('&'));
      if (at < 0 || at + 1 == text.size()) continue;
      const QChar letter = text[at + 1].toLower();
      EXPECT_FALSE(used.contains(letter))
          << where << ": " << text.toStdString() << " and " << used[letter].toStdString();
      used[letter] = text;
    }
  };
  const auto in_dialog = [&](const QWidget& dialog, const char* where) {
    QStringList texts;
    for (const QLabel* l : dialog.findChildren<QLabel*>())
      if (l->buddy() != nullptr) texts += l->text();
    for (const QAbstractButton* b : dialog.findChildren<QAbstractButton*>()) texts += b->text();
    expect(texts, where);
  };
  for (const Language l : {Language::en, Language::de}) {
    set_language(l);
    trust(l == Language::de ? "language = \"de\"\n" : "language = \"en\"\n");
    MainWindow main;
    QStringList bar;
    for (const QAction* menu : main.menuBar()->actions()) {
      bar += menu->text();
      QStringList texts;
      for (const QAction* a : menu->menu()->actions()) texts += a->text();
      expect(texts, menu->text().toUtf8().constData());
    }
    expect(bar, "menu bar");
    in_dialog(SettingsDialog({}, {.own = {}, .language = {}}), "settings");
    in_dialog(ProbeDialog({"a.example"}, l, true), "probe");
  }
  set_language(Language::en);
}

TEST_F(Window, models_keep_the_rules_of_models) {
  Desk desk(Language::en);
  HopModel hops;
  FactModel facts;
  const QAbstractItemModelTester one(&hops, QAbstractItemModelTester::FailureReportingMode::Fatal),
      two(&facts, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const Opened opened = desk.read_file(mixed().toStdString());
  hops.show_view(&opened.mails.front()->view);
  facts.show_facts(fact_lines(opened.mails.front()->view, 3));
  EXPECT_EQ(hops.rowCount(), 6);
  EXPECT_GT(facts.rowCount(), 5);
  hops.show_view(nullptr);
  facts.show_facts({});
}

// --- a screen reader ---

TEST_F(Window, hops_are_told_to_screen_readers) {
  trust("[own]\ndomains = [\"corp.example\"]\n");
  window().open({mixed()});
  QAccessibleInterface* list = QAccessible::queryAccessibleInterface(mail().path());
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->role(), QAccessible::List);
  ASSERT_EQ(list->childCount(), 6);
  QAccessibleInterface* hop = list->child(3);
  ASSERT_NE(hop, nullptr);
  EXPECT_EQ(hop->role(), QAccessible::ListItem);
  EXPECT_EQ(hop->text(QAccessible::Name),
            "Hop 4 of 6, cleartext, from relay.mailhub.example to mx.corp.example, boundary, "
            "trusted, 2 minutes 36 seconds after hop 3. Press Enter for why.");
  EXPECT_TRUE(hop->state().selected);
  EXPECT_EQ(hop->parent(), list);
  EXPECT_EQ(list->indexOfChild(hop), 3);
  EXPECT_FALSE(hop->rect().isEmpty());
  EXPECT_EQ(list->childAt(hop->rect().center().x(), hop->rect().center().y()), hop);
  QAccessibleActionInterface* action = list->child(1)->actionInterface();
  ASSERT_NE(action, nullptr);
  action->doAction(QAccessibleActionInterface::pressAction());
  EXPECT_EQ(mail().state().hop, 1u);
  EXPECT_EQ(heard(mail().view(), mail().view().proofs[1]),
            "with ESMTP, bytes 491 to 500, proves cleartext.");
}

// --- out of it ---

TEST_F(Window, the_ticket_is_one_key_and_hides_names) {
  window().open({mixed()});
  QTest::keyClick(&window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  const QString text = QApplication::clipboard()->text();
  EXPECT_TRUE(text.contains("| 4 |")) << text.toStdString();
  for (const char* name : {"relay.mailhub", "mx.corp", "198.51.100.7", "order@shop"})
    EXPECT_FALSE(text.contains(name)) << name;
  EXPECT_TRUE(window().status().startsWith("Copied. Hidden: ")) << window().status().toStdString();
}

TEST_F(Window, exports_can_be_opened_again) {
  window().open({mixed()});
  const QString first = mail().answer()->sentence();
  for (const ExportKind k : kExportKinds) {
    const QString file = path("out.") + suffix_of(k);
    EXPECT_EQ(window().export_to(file, k), "") << file.toStdString();
    EXPECT_EQ(export_kind_of(file), k);
    EXPECT_GT(QFileInfo(file).size(), 200) << file.toStdString();
  }
  QSvgRenderer svg(path("out.svg"));
  EXPECT_TRUE(svg.isValid());
  EXPECT_TRUE(bytes_of(path("out.svg")).contains("mailhub.example"));
  const QImage png(path("out.png"));
  EXPECT_GT(png.width(), 1000);
  EXPECT_GT(png.height(), 500);
  const QJsonObject json = QJsonDocument::fromJson(bytes_of(path("out.json"))).object();
  EXPECT_EQ(json["path"].toObject()["answer"].toString(), first);
  EXPECT_EQ(bytes_of(path("out.csv")).count("\r\n"), 7);
  EXPECT_TRUE(bytes_of(path("out.html")).contains("<!DOCTYPE html>"));
  EXPECT_TRUE(bytes_of(path("out.md")).startsWith("**Not encrypted"));
  EXPECT_TRUE(bytes_of(path("out.txt")).contains("HOP  VERDICT"));
  EXPECT_TRUE(bytes_of(path("out.pdf")).startsWith("%PDF"));
  const QString reader = QStandardPaths::findExecutable("pdftotext");
  if (!reader.isEmpty()) {
    QProcess process;
    process.start(reader, {"-layout", path("out.pdf"), "-"});
    ASSERT_TRUE(process.waitForFinished());
    const QByteArray text = process.readAllStandardOutput();
    EXPECT_TRUE(text.contains("Not encrypted where it entered")) << text.toStdString();
    EXPECT_TRUE(text.contains("relay.mailhub.example"));
  }
  EXPECT_NE(window().export_to(path("no/such/folder/x.pdf"), ExportKind::pdf), "");
}

TEST_F(Window, hidden_names_are_hidden_in_all_of_it) {
  window().open({mixed()});
  QTest::keyClick(&window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_TRUE(mail().redacted());
  std::vector<std::string> texts = {
      mail().header()->toPlainText().toStdString(), mail().why_text().toStdString(),
      mail().path()->heard(3).toStdString(), window().status().toStdString()};
  for (int r = 0; r < mail().table()->model()->rowCount(); ++r)
    for (int c = 0; c < mail().table()->model()->columnCount(); ++c)
      texts.push_back(mail().table()->model()->index(r, c).data().toString().toStdString());
  for (const ExportKind k : kExportKinds) {
    const QString problem = window().export_to(path("hidden.") + suffix_of(k), k);
    EXPECT_EQ(problem.isEmpty(), can_hide(k));
    if (can_hide(k) && k != ExportKind::pdf && k != ExportKind::png)
      texts.push_back(bytes_of(path("hidden.") + suffix_of(k)).toStdString());
  }
  for (const std::string& text : texts)
    for (const char* name :
         {"relay.mailhub", "mx.corp", "www.shop", "198.51.100.7", "order@shop", "Your order"})
      EXPECT_EQ(text.find(name), std::string::npos) << name << " in " << text.substr(0, 3000);
  // The proof keeps its place.
  mail().choose_hop(3);
  EXPECT_EQ(mail().header()->pinned_text(), "with ESMTP");
}

// --- hostile mails ---

TEST_F(Window, hostile_names_are_shown_escaped_and_short) {
  const std::string big(1'000'000, 'a');
  const std::string mail_text =
      "Received: from \xe2\x80\xae" + big +
      " (HELO <b>using TLSv1.3</b>) (203.0.113.9)\r\n"
      "\tby mx.corp.example\x1b[31m with ESMTP; Mon, 16 Mar 2009 18:05:18 -0400\r\n"
      "Subject: <img src=http://example.com/x>\xe2\x80\xae" +
      big + "\r\n\r\n";
  window().read(QByteArray::fromStdString(mail_text), "x");
  ASSERT_EQ(page(), kMail);
  window().repaint();
  QStringList shown = {mail().header()->toPlainText(), mail().why_text(), window().windowTitle(),
                       window().status(), mail().answer()->accessibleName()};
  for (const QLabel* label : window().findChildren<QLabel*>()) {
    EXPECT_EQ(label->textFormat() == Qt::AutoText && label->text().contains('<'), false);
    shown += label->text();
  }
  for (const QString& text : shown) {
    EXPECT_LT(text.size(), 20'000);
    EXPECT_FALSE(text.contains(QChar(0x1b)));
    EXPECT_FALSE(text.contains(QChar(0x202e)));
  }
  for (const ExportKind k : kExportKinds)
    EXPECT_EQ(window().export_to(path("bad.") + suffix_of(k), k), "");
}

TEST_F(Window, a_thousand_hops_and_no_hop_at_all) {
  std::string many;
  for (int i = 0; i < 1200; ++i)
    many += "Received: from h" + std::to_string(i) + ".d" + std::to_string(i % 30) +
            ".example (192.0.2.1) by h" + std::to_string(i + 1) + ".d" + std::to_string(i % 30) +
            ".example (Postfix) with ESMTP id A; Mon, 16 Mar 2009 18:05:18 -0400\n";
  window().read(QByteArray::fromStdString(many + "\n"), "many");
  EXPECT_EQ(mail().tab(), MailPage::Tab::table);  // more than seven organisations
  EXPECT_EQ(window().export_to(path("many.pdf"), ExportKind::pdf), "");
  window().read("From: a@example.org\nTo: b@example.org\n\n", "none");
  EXPECT_TRUE(mail().answer()->sentence().startsWith("No answer:"));
  EXPECT_FALSE(mail().view().verdict);
  EXPECT_EQ(window().export_to(path("none.pdf"), ExportKind::pdf), "");
}

// --- settings, help, language ---

TEST_F(Window, settings_refuse_what_is_no_domain) {
  SettingsDialog dialog({}, {.own = {"corp.example"}, .language = {}});
  dialog.own()->setPlainText("corp.example\nnot a domain\n");
  dialog.accept();
  EXPECT_TRUE(dialog.problem().contains("not a domain"));
  EXPECT_NE(dialog.result(), QDialog::Accepted);
  dialog.own()->setPlainText("corp.example\n 192.0.2.0/24 \n\n");
  dialog.accept();
  EXPECT_EQ(dialog.result(), QDialog::Accepted);
  EXPECT_EQ(dialog.shared().own, (std::vector<std::string>{"corp.example", "192.0.2.0/24"}));
}

TEST_F(Window, own_servers_change_what_is_said) {
  window().open({mixed()});
  EXPECT_TRUE(mail().view().hops[3].boundary_inferred);
  ASSERT_TRUE(save_shared({.own = {"corp.example"}, .language = {}}, Language::en));
  window().reload_settings();
  EXPECT_FALSE(mail().view().hops[3].boundary_inferred);
  EXPECT_EQ(mail().view().hops[3].trust, Trust::trusted);
}

TEST_F(Window, a_mistake_in_the_settings_does_not_hide_their_language) {
  trust("language = \"de\"\nother = 1\n");
  Desk desk;
  EXPECT_EQ(desk.language(), Language::de);
  EXPECT_NE(desk.problem().find("unbekannter Schlüssel \"other\""), std::string::npos)
      << desk.problem();
}

// What keeps settings from being saved is said in the window's language.
TEST_F(Window, settings_that_cannot_be_saved_say_why) {
  const Shared own{.own = {"192.0.2.0/24"}, .language = {}};
  const auto trouble = [&own](Language l) {
    set_language(l);
    const auto saved = save_shared(own, l);
    return saved ? std::string() : saved.error().what;
  };
  const std::string file = path("tlspath/config.toml").toStdString();
  const auto expect = [&](const std::string& name, const char* english, const char* german) {
    const std::string en = trouble(Language::en), de = trouble(Language::de);
    EXPECT_EQ(en.substr(0, name.size() + std::strlen(english)), name + english) << en;
    EXPECT_EQ(de.substr(0, name.size() + std::strlen(german)), name + german) << de;
  };
  trust("language = \n");
  expect(file, ":1:", ":1:");
  EXPECT_NE(trouble(Language::de).find("kein gültiges TOML: "), std::string::npos);
  trust("own.domains = [\"a.example\"]\nother = 1\n");
  expect(file, ": cannot be changed here; edit it by hand",
         ": lässt sich hier nicht ändern; ändern Sie die Datei von Hand");
  QFile::remove(path("tlspath/config.toml"));
  trust(std::string((1 << 20) + 1, '\n').c_str());
  expect(file, ":1:1: larger than 1024 KB", ":1:1: größer als 1024 KB");
  QFile::remove(path("tlspath/config.toml"));
  QDir().mkpath(path("tlspath/config.toml"));
  expect(file, ": a folder, and a file is expected", ": ein Ordner, erwartet wird eine Datei");
  qputenv("XDG_CONFIG_HOME", "/proc/self");
  expect("/proc/self/tlspath/config.toml", ": could not be written (", ": nicht schreibbar (");
  const QByteArray home = qgetenv("HOME");
  qunsetenv("XDG_CONFIG_HOME");
  qunsetenv("HOME");
  expect("", "settings: nowhere to keep them; set HOME or XDG_CONFIG_HOME",
         "Einstellungen: kein Ort zum Speichern; setzen Sie HOME oder XDG_CONFIG_HOME");
  if (!home.isNull()) qputenv("HOME", home);
}

TEST_F(Window, settings_that_cannot_be_saved_are_said_in_the_window) {
  trust("language = \"de\"\nown.domains = [\"a.example\"]\n");
  QTimer::singleShot(0, &window(), [] {
    auto* dialog = qobject_cast<SettingsDialog*>(QApplication::activeModalWidget());
    ASSERT_NE(dialog, nullptr);
    dialog->own()->setPlainText("192.0.2.0/24");
    dialog->accept();
  });
  for (QAction* a : window().findChildren<QAction*>())
    if (a->text().startsWith("E&instellungen")) a->trigger();
  EXPECT_TRUE(window().status().endsWith("ändern Sie die Datei von Hand"))
      << window().status().toStdString();
}

TEST_F(Window, a_wrong_settings_file_is_said) {
  trust("langauge = \"de\"\n");
  EXPECT_TRUE(window().status().contains("language")) << window().status().toStdString();
}

TEST_F(Window, german_is_whole) {
  trust("language = \"de\"\n");
  window().open({mixed()});
  EXPECT_TRUE(mail().answer()->sentence().startsWith("Nicht verschlüsselt"));
  QStringList menus;
  for (const QAction* a : window().findChildren<QAction*>()) menus += a->text();
  EXPECT_TRUE(menus.contains("Für Ticket &kopieren")) << menus.join("|").toStdString();
  EXPECT_TRUE(HelpDialog().text().contains("Wo finde ich die Kopfzeilen?"));

  QFile file(QString::fromStdString((kSource / "gui/translations/tlspath_de.ts").string()));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QString ts = QString::fromUtf8(file.readAll());
  EXPECT_FALSE(ts.contains("type=\"unfinished\""));
  EXPECT_GT(ts.count("<message>"), 100);
  for (const char* word : {"secure", "Secure", "sicher ", "Sicher", " safe", "grün"})
    EXPECT_FALSE(ts.contains(QString::fromUtf8(word))) << word;
}

TEST_F(Window, right_to_left_is_drawn) {
  QApplication::setLayoutDirection(Qt::RightToLeft);
  window().open({mixed()});
  const QImage right = mail().path()->grab().toImage();
  QApplication::setLayoutDirection(Qt::LeftToRight);
  QTest::qWait(1);
  const QImage left = mail().path()->grab().toImage();
  EXPECT_FALSE(right.isNull());
  EXPECT_NE(left, right);
}

}  // namespace
}  // namespace tlspath::gui

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  testing::InitGoogleTest(&argc, argv);
  const QApplication app(argc, argv);
  QApplication::setApplicationName("tlspath-gui");
  return RUN_ALL_TESTS();
}
