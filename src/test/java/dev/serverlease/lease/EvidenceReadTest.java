package dev.serverlease.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.EvidenceRead.Key;
import dev.serverlease.lease.once.KeyedRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a transaction has read is read again once it has added to it, and nobody who adds can forget to say so. */
class EvidenceReadTest {

    private static final String LEASE = "SL-2026-000001";
    private static final Path MAIN = Path.of("src/main/java/dev/serverlease");
    private static final Key<String> SIGNED = Key.of("contract", "signature");
    private static final Key<String> DECIDED = Key.of("decision");
    private static final Pattern KEY = Pattern.compile("EvidenceRead\\.Key\\.of\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("\"([a-z_]+)\"");
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join) lease\\.([a-z_]+)");

    private final LockedLeases locked = new LockedLeases();
    private final EvidenceRead evidence = new EvidenceRead(locked);

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
        locked.own(LEASE);
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.getSynchronizations().forEach(each -> each.afterCompletion(0));
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void readsOnceWhileNothingIsAdded() {
        assertThat(evidence.once(LEASE, SIGNED, () -> "first")).isEqualTo("first");
        evidence.written(Set.of("decision"));
        assertThat(evidence.once(LEASE, SIGNED, () -> "second")).isEqualTo("first");
    }

    @Test
    void readsAgainWhatWasAddedTo() {
        evidence.once(LEASE, SIGNED, () -> "first");
        evidence.once(LEASE, DECIDED, () -> "decided");
        evidence.written(Set.of("signature"));
        assertThat(evidence.once(LEASE, SIGNED, () -> "second")).isEqualTo("second");
        assertThat(evidence.once(LEASE, DECIDED, () -> "again")).isEqualTo("decided");
    }

    @Test
    void anEntryForgetsWhatItAddsTo() {
        var audit = new AuditTrail(
                mock(JdbcClient.class),
                new ObjectMapper(),
                Clock.systemUTC(),
                locked,
                evidence,
                mock(KeyedRequests.class),
                mock(PlatformTransactionManager.class));
        evidence.once(LEASE, SIGNED, () -> "first");
        audit.bind(
                mock(StatementSpec.class, RETURNS_SELF),
                AuditEntry.of("contract1", "SIGNED_LESSEE").keeping("signature", Row.of("party", "LESSEE")),
                Instant.EPOCH);
        assertThat(evidence.once(LEASE, SIGNED, () -> "second")).isEqualTo("second");
    }

    @Test
    void keysOfTheSameTablesAreIndependent() {
        evidence.once(LEASE, SIGNED, () -> "signed");
        assertThat(evidence.known(LEASE, Key.of("contract", "signature"))).isEmpty();
    }

    @Test
    void everyWriterOfEvidenceEvictsItsReads() {
        assertThat(filesWith("lease.append(")).containsExactly("AuditTrail.java");
        assertThat(filesWith("lease.add_findings(")).containsExactly("Findings.java");
    }

    @Test
    void everyChangeOfALeaseRowEvictsIt() {
        assertThat(filesWith("update lease.lease ")).containsExactly("AuditTrail.java");
    }

    /** A table that a key leaves out could be written to unnoticed. */
    @Test
    void keysNameTheTablesThatTheirStoreReads() {
        for (var file : sources()) {
            var source = read(file);
            var named = new HashSet<String>();
            KEY.matcher(source)
                    .results()
                    .flatMap(key -> NAME.matcher(key.group(1)).results())
                    .forEach(name -> named.add(name.group(1)));
            if (!named.isEmpty()) {
                var tables = new TreeSet<String>();
                TABLE.matcher(source).results().forEach(table -> tables.add(table.group(1)));
                tables.removeAll(NEVER_KEPT);
                assertThat(named).as("keys of %s", file.getFileName()).containsAll(tables);
            }
        }
    }

    /** Rows of leases themselves, what findings share and never changes, and what is read anew each time. */
    private static final Set<String> NEVER_KEPT = Set.of("lease", "finding_form", "article_text", "assessment");

    private static List<String> filesWith(String sql) {
        return sources().stream()
                .filter(file -> read(file).contains(sql))
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
