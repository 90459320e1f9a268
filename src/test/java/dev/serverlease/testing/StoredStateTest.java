package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The tests' own look at all tables sees each kind of change. */
@ServerLeaseTest
class StoredStateTest {

    private static final String NEW_ROW = "insert into act_ge_property (name_, value_, rev_) values ('stored', 'a', 1)";

    @Autowired
    private StoredState stored;

    @ParameterizedTest
    @ValueSource(
            strings = {
                NEW_ROW,
                "update act_ge_property set value_ = 'b' where name_ = 'stored'",
                "update act_ge_property set value_ = value_ where name_ = 'stored'",
                "delete from act_ge_property where name_ = 'stored'"
            })
    void aChangeIsSeen(String change) {
        write("delete from act_ge_property where name_ = 'stored'");
        if (!change.equals(NEW_ROW)) {
            write(NEW_ROW);
        }
        try {
            assertThatThrownBy(() -> stored.unchangedBy(() -> write(change)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("public.act_ge_property");
        } finally {
            write("delete from act_ge_property where name_ = 'stored'");
        }
    }

    @Test
    void readingChangesNothing() {
        assertThatCode(() -> stored.unchangedBy(() -> TestPostgres.superuser("shared")
                        .sql("select count(*) from act_ge_property")
                        .query(Integer.class)
                        .single()))
                .doesNotThrowAnyException();
    }

    private static void write(String sql) {
        TestPostgres.superuser("shared").sql(sql).update();
    }
}
