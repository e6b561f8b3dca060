// Lets the thread sanitizer see the window's event queue. Only in test programs built with it.
// Debian's Qt is built without, and locks the queue by a futex of its own: what a thread hands to
// the window by a signal or by invokeMethod() is written there and read here, and such a hand-over
// is reported as a race. Here both doors take a lock that the sanitizer knows, as they take the
// queue's own: the thread while it puts, the window before it takes. So nothing has to be left out
// by name, and a race of ours is still seen.
// QProcess begins a program by clone() with the memory shared, at which the sanitizer of clang 19
// ends ("CHECK failed: tsan_rtl.cpp"): that call goes past it.
// Not seen: postEvent() from another thread, which the window does not use.
#include <dlfcn.h>

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <cstdarg>
#include <mutex>
#include <thread>

namespace {

const std::thread::id kWindow = std::this_thread::get_id();

std::recursive_mutex& queue() {
  static std::recursive_mutex mutex;  // recursive: a slot that is called at once may tell more
  return mutex;
}

std::unique_lock<std::recursive_mutex> putting() {
  std::unique_lock lock(queue(), std::defer_lock);
  if (std::this_thread::get_id() != kWindow) lock.lock();
  return lock;
}

template <class F>
F* next(const char* mangled) {
  return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, mangled));
}

class Taking final : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::MetaCall) {
      const std::lock_guard taken(queue());
    }
    return false;
  }
};

void see_queue() {
  QCoreApplication* app = QCoreApplication::instance();
  app->installEventFilter(new Taking(app));
}
Q_COREAPP_STARTUP_FUNCTION(see_queue)

}  // namespace

extern "C" int clone(int (*child)(void*), void* stack, int flags, void* argument, ...) {
  using Clone = int(int (*)(void*), void*, int, void*, ...);
  static const auto real = next<Clone>("clone");
  va_list more;
  va_start(more, argument);
  void* const parent_id = va_arg(more, void*);
  void* const tls = va_arg(more, void*);
  void* const child_id = va_arg(more, void*);
  va_end(more);
  return real(child, stack, flags, argument, parent_id, tls, child_id);
}

void QMetaObject::activate(QObject* sender, const QMetaObject* of, int signal, void** arguments) {
  static const auto real = next<void(QObject*, const QMetaObject*, int, void**)>(
      "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
  const auto lock = putting();
  real(sender, of, signal, arguments);
}

bool QMetaObject::invokeMethodImpl(QObject* receiver, QtPrivate::QSlotObjectBase* slot,
                                   Qt::ConnectionType how, void* result) {
  static const auto real =
      next<bool(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*)>(
          "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14"
          "ConnectionTypeEPv");
  const auto lock = putting();
  return real(receiver, slot, how, result);
}
