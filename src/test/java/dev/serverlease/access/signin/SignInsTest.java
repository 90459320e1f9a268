package dev.serverlease.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.serverlease.access.signin.SignIn.Kind;
import dev.serverlease.notification.Notices;
import dev.serverlease.testing.SettableClock;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInsTest {

    private final Accounts accounts = mock(Accounts.class);
    private final Notices notices = mock(Notices.class);
    private final List<Object> announced = new ArrayList<>();
    private final SignIns signIns =
            new SignIns(accounts, notices, announced::add, Clock.fixed(SettableClock.START, ZoneOffset.UTC));

    @BeforeEach
    void oneUser() {
        when(accounts.find(any())).thenReturn(Optional.empty());
        when(accounts.find("legal1")).thenReturn(Optional.of(new Account("legal1", "x", "y", List.of())));
    }

    @Test
    void everyAttemptIsAnnounced() {
        slowDown("legal1");
        signIns.succeeded("legal1", "there", Kind.BASIC);
        signIns.succeeded("legal1", "there", Kind.SESSION);
        assertThat(announced)
                .hasSize(WrongPasswords.FREE + 3)
                .startsWith(new SignIn("legal1", "here", Kind.FAILED))
                .endsWith(
                        new SignIn("legal1", "here", Kind.SLOWED),
                        new SignIn("legal1", "there", Kind.BASIC),
                        new SignIn("legal1", "there", Kind.SESSION));
    }

    @Test
    void noticesAreSentOnceAndOnlyForExistingUsers() {
        slowDown("made-up");
        verify(notices, never()).tell(any(), any(), any());
        slowDown("legal1");
        slowDown("legal1");
        verify(notices, times(1)).tell(any(), any(), any());
    }

    private void slowDown(String user) {
        for (int i = 0; i < WrongPasswords.FREE; i++) {
            signIns.failed(user, "here");
        }
        assertThatThrownBy(() -> signIns.admit(user, "here")).isInstanceOf(TooSoon.class);
    }
}
