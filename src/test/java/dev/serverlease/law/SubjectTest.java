package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people call the sides of a lease. */
class SubjectTest {

    @Test
    void eachHasItsOwnNameInBothLanguages() {
        assertThat(Subject.values())
                .extracting(Subject::zh)
                .allMatch(name -> !name.isBlank())
                .doesNotHaveDuplicates();
        assertThat(Subject.values())
                .extracting(Subject::en)
                .allMatch(name -> !name.isBlank())
                .doesNotHaveDuplicates();
    }
}
