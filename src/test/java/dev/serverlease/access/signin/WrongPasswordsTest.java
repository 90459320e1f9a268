package dev.serverlease.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WrongPasswordsTest {

    private static final Instant START = Instant.parse("2026-12-01T01:00:00Z");

    private final WrongPasswords wrong = new WrongPasswords();

    @Test
    void theWaitGrowsAndNeverBeyondAMinute() {
        fail("legal1", "here", WrongPasswords.FREE - 1);
        assertThat(wrong.beforeNext("legal1", "here", START)).isZero();
        fail("legal1", "here", 1);
        assertThat(wrong.beforeNext("legal1", "here", START)).isEqualTo(Duration.ofSeconds(1));
        fail("legal1", "here", 2);
        assertThat(wrong.beforeNext("legal1", "here", START)).isEqualTo(Duration.ofSeconds(4));
        fail("legal1", "here", 1000);
        assertThat(wrong.beforeNext("legal1", "here", START)).isEqualTo(WrongPasswords.LONGEST);
        assertThat(wrong.beforeNext("legal1", "here", START.plus(WrongPasswords.LONGEST)))
                .isZero();
    }

    @Test
    void oneAttemptIsAllowedAfterTheWait() {
        fail("legal1", "here", 20);
        var later = START.plusSeconds(60);
        assertThat(wrong.beforeNext("legal1", "here", later)).isZero();
        assertThat(wrong.beforeNext("legal1", "here", later)).isPositive();
    }

    @Test
    void anotherSourceIsNotHinderedAndARightPasswordClears() {
        fail("legal1", "here", 20);
        assertThat(wrong.beforeNext("legal1", "there", START)).isZero();
        wrong.right("legal1", "here", START);
        assertThat(wrong.beforeNext("legal1", "here", START)).isZero();
    }

    /** Whoever has one address of a network of the sixth version has all of them. */
    @Test
    void anotherAddressOfTheSameNetworkIsNoOtherSource() {
        for (int i = 0; i < WrongPasswords.FREE; i++) {
            wrong.wrong("legal1", "2001:db8:1:2:0:0:0:" + i, START);
        }
        assertThat(wrong.beforeNext("legal1", "2001:db8:1:2:0:0:0:99", START)).isPositive();
        assertThat(wrong.beforeNext("legal1", "2001:db8:1:3:0:0:0:99", START)).isZero();
    }

    @Test
    void onePasswordForManyUsersIsSlowedDownExceptForKnownUsers() {
        wrong.right("sales1", "office", START);
        for (int i = 0; i < WrongPasswords.FREE_OF_A_SOURCE; i++) {
            wrong.wrong("user" + i, "office", START);
        }
        assertThat(wrong.beforeNext("legal1", "office", START))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        assertThat(wrong.beforeNext("sales1", "office", START)).isZero();
        assertThat(wrong.beforeNext("legal1", "elsewhere", START)).isZero();
    }

    @Test
    void countsAreForgottenAfterAnHourAndWhenTheClockIsSetBack() {
        fail("legal1", "here", 1000);
        assertThat(wrong.beforeNext("legal1", "here", START.minus(Duration.ofDays(30))))
                .isZero();
        assertThat(wrong.beforeNext("legal1", "here", START.plus(Duration.ofHours(2))))
                .isZero();
    }

    private void fail(String user, String source, int times) {
        for (int i = 0; i < times; i++) {
            wrong.wrong(user, source, START);
        }
    }
}
