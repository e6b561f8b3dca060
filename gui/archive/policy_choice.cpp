#include "gui/archive/policy_choice.hpp"

#include <QFile>
#include <QFileInfo>

#include "cli/policy_of_file.hpp"
#include "core/policy/policy_file.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

const auto kProfile = QStringLiteral("profile:");

}  // namespace

QString profile_choice(std::string_view profile) { return kProfile + utf8(profile); }

bool is_profile(const QString& choice) { return choice.startsWith(kProfile); }

Result<PolicyPtr> choose_policy(const QString& choice, Language language) {
  if (choice.isEmpty()) return PolicyPtr();
  std::string name;
  Result<Policy> policy;
  if (is_profile(choice)) {
    name = choice.mid(kProfile.size()).toStdString();
    // Quotes would end the text: no profile has any.
    std::erase(name, '"');
    policy = read_policy("profile = \"" + name + "\"\n", name, language);
  } else {
    name = QFileInfo(choice).fileName().toStdString();
    policy = cli::load_policy(QFile::encodeName(choice).toStdString(), language);
  }
  if (!policy) return tl::unexpected(policy.error());
  return std::make_shared<const ChosenPolicy>(ChosenPolicy{std::move(*policy), std::move(name)});
}

}  // namespace tlspath::gui
