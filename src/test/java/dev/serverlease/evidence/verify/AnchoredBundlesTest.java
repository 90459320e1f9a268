package dev.serverlease.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.evidence.Anchors;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody who has the database does to one lease shows in its bundle, and in no other. */
@ServerLeaseTest
class AnchoredBundlesTest {

    /** As who knows how a chain is made: the decision, and every hash from its entry on. */
    private static final String REWRITTEN = """
            do $$
            declare
                a lease.audit;
                v_hash bytea := decode(repeat('00', 32), 'hex');
            begin
                set local session_replication_role = replica;
                update lease.decision set officer = 'legal2' where lease_number = '%1$s';
                update lease.audit set payload = replace(payload, '"officer": "legal1"', '"officer": "legal2"') where lease_number = '%1$s';
                for a in select * from lease.audit where lease_number = '%1$s' order by seq loop
                    a.commitment := sha256(a.salt || convert_to(a.payload, 'UTF8'));
                    v_hash := sha256(v_hash || lease.entry_body('%1$s', a.seq, a.at, a.actor, a.action, a.digest, a.commitment, a.recorded_at));
                    update lease.audit set commitment = a.commitment, hash = v_hash where lease_number = '%1$s' and seq = a.seq;
                end loop;
                update lease.audit_head set hash = v_hash where lease_number = '%1$s';
            end $$""";

    private static final String REMOVED = """
            do $$
            begin
                set local session_replication_role = replica;
                delete from lease.audit where lease_number = '%1$s';
                delete from lease.audit_head where lease_number = '%1$s';
                delete from lease.lease where number = '%1$s';
            end $$""";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Anchors anchors;

    @Autowired
    private DemoAuthority demo;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    private Said verify(byte[] zip, String... more) throws IOException {
        var trust = Files.write(Files.createTempFile(Path.of("target"), "trust", ".pem"), demo.anchorsPem());
        return Said.of(
                zip,
                clock,
                Stream.concat(Stream.of("--trust", trust.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private byte[] bundle(String number) {
        return lease.bytes("legal1", "/api/leases/" + number + "/evidence");
    }

    @Test
    void aRewrittenLeaseIsToldFromTheOthersWithTheAnchorSinceWhichItIs() throws IOException {
        var untouched = lease.drivenToForce(lease.application());
        var rewritten = lease.drivenToForce(lease.application());
        var removed = lease.apply(lease.application());
        assertThat(verify(bundle(untouched)).exitCode()).isZero();
        var anchor = anchors.latest().orElseThrow();
        var database = TestPostgres.superuser("shared");
        database.sql(REWRITTEN.formatted(rewritten)).update();
        database.sql(REMOVED.formatted(removed)).update();

        var first = verify(bundle(rewritten));
        assertThat(first.exitCode()).as(first.text()).isEqualTo(1);
        assertThat(first.text().lines())
                .filteredOn(line -> line.contains("does not lead to anchor"))
                .singleElement()
                .asString()
                .contains("第 " + anchor.number() + " 号存证锚定", "在该锚定之后改写过操作记录");
        var other = verify(bundle(untouched));
        assertThat(other.exitCode()).as(other.text()).isZero();
        var later = lease.drivenToForce(lease.application());
        var after = verify(bundle(later));
        assertThat(after.exitCode()).as(after.text()).isZero();
    }

    /** An anchor that was made while nothing happened to the lease proves nothing of it without a path. */
    @Test
    void aRootWithoutAPathOfTheLeaseProvesNothing() throws IOException {
        var number = lease.drivenToForce(lease.application());
        bundle(number);
        lease.drivenToForce(lease.application());
        var anchor = anchors.ofWhatHappened().orElseThrow();
        // taken out again within a minute it would make no anchor
        clock.set(clock.instant().plus(Duration.ofMinutes(2)));
        var zip = bundle(number);
        var newest = anchors.latest().orElseThrow();
        for (var held : List.of(anchor.root(), anchor.number() + ":" + anchor.root())) {
            var said = verify(zip, "--root", held);
            assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
            assertThat(said.text())
                    .containsPattern(
                            "\\[无法判断] 您持有的根哈希是第 " + anchor.number() + " 号.*请用以下锚定的邮件：第 .*" + newest.number() + " 号");
        }
        assertThat(verify(zip, "--root", newest.root()).exitCode()).isZero();
    }
}
