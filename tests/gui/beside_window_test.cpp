// What stands beside the path, in the window: the badge of content encryption, what header fields
// say of TLS, what vouches for the sender. Words are core/report's; the answer stays the answer.
#include <QLabel>
#include <QPushButton>

#include "gui/look/icons.hpp"
#include "gui/mail/answer_bar.hpp"
#include "gui/mail/beside_bar.hpp"
#include "tests/gui/window_fixture.hpp"

namespace tlspath::gui {
namespace {

class BesideWindow : public Window {
 protected:
  QString label(const char* name) { return bar().findChild<QLabel*>(name)->text(); }
  BesideBar& bar() { return *mail().beside(); }
  QString file() { return QString::fromStdString((kSource / "tests/data/beside.eml").string()); }
};

TEST_F(BesideWindow, the_content_is_answered_apart_from_the_hops) {
  trust("[own]\ndomains = [\"corp.example\"]\n");
  window().open({file()});
  EXPECT_TRUE(mail().answer()->sentence().startsWith("Not encrypted where it entered"));
  EXPECT_TRUE(bar().isVisible());
  EXPECT_EQ(label("content_badge"), "Content encrypted (S/MIME)");
  auto* content = bar().findChild<QWidget*>("content");
  EXPECT_TRUE(content->isVisible());
  EXPECT_EQ(content->accessibleName().toStdString(), mail().view().content);
  EXPECT_FALSE(mail().view().content.empty());
  EXPECT_FALSE(icon("sealed").isNull());
  // The fields that speak of TLS are there; what vouches for senders is counted, and one press
  // away.
  EXPECT_TRUE(label("beside_tls").contains("TLS-Required: No"));
  EXPECT_TRUE(label("beside_tls").contains("X-Barracuda-Encrypted"));
  EXPECT_EQ(label("beside_vouching"), "2 header fields speak of the sender, none of them of TLS.");
  bar().findChild<QPushButton*>("beside_more")->click();
  EXPECT_TRUE(label("beside_vouching").contains("Authentication-Results of mx.corp.example"));
  EXPECT_TRUE(label("beside_vouching").contains("ARC set 2"));
  EXPECT_FALSE(label("beside_vouching").contains("--all"));
}

TEST_F(BesideWindow, nothing_beside_the_path_is_no_word) {
  window().open({mixed()});
  EXPECT_FALSE(bar().isVisible());
}

TEST_F(BesideWindow, hidden_names_are_hidden_here_too) {
  window().open({file()});
  mail().set_redacted(true);
  bar().findChild<QPushButton*>("beside_more")->click();
  for (const char* name : {"content_badge", "beside_tls", "beside_vouching"})
    EXPECT_FALSE(label(name).contains("mx.corp.example")) << name;
}

TEST_F(BesideWindow, speaks_german) {
  trust("language = \"de\"\n");
  window().open({file()});
  EXPECT_EQ(label("content_badge"), "Inhalt verschlüsselt (S/MIME)");
  EXPECT_EQ(bar().findChild<QPushButton*>("beside_more")->text(), "Zeigen");
}

}  // namespace
}  // namespace tlspath::gui
