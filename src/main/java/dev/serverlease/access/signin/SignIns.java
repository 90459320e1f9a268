package dev.serverlease.access.signin;

import dev.serverlease.access.door.Network;
import dev.serverlease.access.signin.SignIn.Kind;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Handles every sign-in attempt at all doors: slows down after many wrong passwords, publishes the result, and notifies
 * operators.
 */
@Component
public class SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final int MOST_TOLD = 1000;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

    /** A password that is being checked. */
    interface Attempt extends AutoCloseable {
        @Override
        void close();
    }

    private final Accounts accounts;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final WrongPasswords wrong = new WrongPasswords();
    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);
    private final Map<String, Boolean> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_TOLD;
        }
    };

    SignIns(Accounts accounts, Notices notices, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Waits until no other password of this user is being checked from there, since the result of that counts for this
     * one.
     *
     * @return to be closed when the password is checked and its result told, by the same thread
     * @throws TooSoon if the password must not be checked now
     */
    Attempt admit(String user, String source) {
        var turn = turns[Math.floorMod((Network.of(source) + " " + user).hashCode(), turns.length)];
        if (!hasCome(turn)) {
            throw new TooSoon(LONGEST_TURN);
        }
        var wait = wrong.beforeNext(user, source, clock.instant());
        if (!wait.isZero()) {
            turn.unlock();
            publish(user, source, Kind.SLOWED);
            tell(user, source);
            throw new TooSoon(wait);
        }
        return turn::unlock;
    }

    private static boolean hasCome(ReentrantLock turn) {
        try {
            return turn.tryLock(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void failed(String user, String source) {
        wrong.wrong(user, source, clock.instant());
        publish(user, source, Kind.FAILED);
    }

    /** The password was right where no sign-in was asked for. */
    void forget(String user, String source) {
        wrong.right(user, source, clock.instant());
    }

    /** The password was right: a session has begun, or this single request is let in. */
    void succeeded(String user, String source, Kind kind) {
        wrong.right(user, source, clock.instant());
        publish(user, source, kind);
    }

    private void publish(String user, String source, Kind kind) {
        events.publishEvent(new SignIn(user, source, kind));
    }

    /** Once per user, source and hour, and only for existing users, so that invented names fill no list. */
    private void tell(String user, String source) {
        var hour = ZonedDateTime.now(clock).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH"));
        var once = "sign-in " + user + " " + source + " " + hour;
        synchronized (told) {
            if (told.putIfAbsent(once, true) != null) {
                return;
            }
        }
        LOG.warn("Wrong passwords from {}: attempts to sign in from there are slowed down", source);
        if (accounts.find(user).isPresent()) {
            notices.tell(
                    Notice.once(
                            once,
                            NoticeKind.SIGN_IN_SLOWED,
                            "用户 " + user + " 从 " + source + " 多次输错密码，该来源的登录已放缓；其他来源不受影响，账户未被锁定。若非本人操作，请联系系统管理员。",
                            "The password of user " + user + " was wrong many times from " + source
                                    + "; attempts from there are slowed down, others are not, and the account is not locked."
                                    + " If that was not you, call an administrator."),
                    Audience.group(Groups.ADMINISTRATORS),
                    Audience.person(user));
        }
    }
}
