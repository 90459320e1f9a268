package dev.serverlease.access.signin;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Accounts that requests need again and again. All are forgotten when any account changes: at once where this node
 * changed it, and as soon as the database tells where another one did. While the database cannot tell, each is read
 * anew.
 */
@Component
class KeptAccounts {

    private final Map<String, Account> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean told;

    Optional<Account> find(String user, Supplier<Optional<Account>> read) {
        var known = kept.get(user);
        if (known != null) {
            return Optional.of(known);
        }
        long before = changes.get();
        var found = read.get();
        found.filter(account -> told).ifPresent(account -> {
            kept.put(user, account);
            if (changes.get() != before) {
                kept.remove(user); // it changed while it was read
            }
        });
        return found;
    }

    void forget() {
        changes.incrementAndGet();
        kept.clear();
    }

    /** Whether the database tells of changes from now on. */
    void told(boolean told) {
        this.told = told;
        forget();
    }
}
