// The policy in the window: a line under the answer of the mail that is shown; the choice is kept.
#include <QLabel>
#include <QSettings>

#include "gui/archive/archive_page.hpp"
#include "gui/archive/policy_bar.hpp"
#include "gui/archive/policy_choice.hpp"
#include "gui/shell/preferences.hpp"
#include "tests/gui/window_fixture.hpp"

namespace tlspath::gui {
namespace {

class PolicyWindow : public Window {
 protected:
  void SetUp() override {
    Window::SetUp();
    QSettings("tlspath", "tlspath-gui").clear();
    write_file(path("p.toml"),
               "[own]\ndomains = [\"corp.example\"]\n[[partner]]\ndomain = \"shop.example\"\n");
  }
  QLabel* line() { return mail().findChild<QLabel*>("policy_line"); }
};

TEST_F(PolicyWindow, a_line_under_the_answer) {
  window().open({mixed()});
  EXPECT_FALSE(line()->isVisible());
  window().set_policy(path("p.toml"));
  EXPECT_TRUE(line()->isVisible());
  // The policy names the own side: nobody else has to.
  EXPECT_TRUE(line()->text().startsWith(QString::fromUtf8(
      "✗ Policy p.toml: broke it. shop.example: wanted boundary encrypted; hop 4 cleartext: "
      "\"with ESMTP\", postfix/keyword, trusted")))
      << line()->text().toStdString();
  EXPECT_EQ(line()->accessibleName(), line()->text());
  EXPECT_EQ(Preferences::load().policy, path("p.toml"));
  EXPECT_EQ(window().archive()->policy()->choice(), path("p.toml"));
  mail().set_redacted(true);
  EXPECT_FALSE(line()->isVisible());
  mail().set_redacted(false);
  window().set_policy(profile_choice("opportunistic"));
  EXPECT_TRUE(
      line()->text().startsWith(QString::fromUtf8("? Policy opportunistic: reported only.")))
      << line()->text().toStdString();
  window().set_policy({});
  EXPECT_FALSE(line()->isVisible());
}

TEST_F(PolicyWindow, a_mail_that_no_rule_takes_and_one_that_kept_it) {
  window().set_policy(path("p.toml"));
  window().open({sample("seed/exchange-imss.eml")});
  EXPECT_EQ(line()->text(), "- Policy p.toml: not judged.");
  window().set_policy(profile_choice("partner-requires-tls"));
  EXPECT_EQ(line()->text(), QString::fromUtf8("✓ Policy partner-requires-tls: kept it."));
}

TEST_F(PolicyWindow, a_wrong_file_is_said) {
  window().open({mixed()});
  window().set_policy(path("none.toml"));
  EXPECT_TRUE(window().status().contains("no such file")) << window().status().toStdString();
  const auto said = [&] {
    EXPECT_TRUE(line()->isVisible());
    EXPECT_TRUE(line()->text().startsWith("[!] This mail is not judged"))
        << line()->text().toStdString();
    EXPECT_TRUE(line()->text().contains("none.toml: no such file"));
  };
  said();
  // Of the next mail too, and where it was chosen before.
  window().open({sample("seed/exchange-imss.eml")});
  said();
  window().reload_settings();
  said();
  mail().set_redacted(true);
  EXPECT_FALSE(line()->text().contains("none.toml"));
  mail().set_redacted(false);
  window().set_policy({});
  EXPECT_FALSE(line()->isVisible());
}

TEST_F(PolicyWindow, speaks_german) {
  trust("language = \"de\"\n");
  window().open({mixed()});
  window().set_policy(path("p.toml"));
  EXPECT_TRUE(line()->text().startsWith(
      QString::fromUtf8("✗ Richtlinie p.toml: verletzt. shop.example: verlangt Eintritt")))
      << line()->text().toStdString();
}

}  // namespace
}  // namespace tlspath::gui
