package dev.serverlease.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many bodies are read at a time. */
class BodyReadsTest {

    /** Whoever has one address of the sixth version has all of its network. */
    @Test
    void sourcesOfOneNetworkAreOne() {
        var reads = new BodyReads(1, 10);
        assertThat(reads.enter("2001:db8:0:1::1")).isTrue();
        assertThat(reads.enter("2001:db8:0:1::2")).isFalse();
        assertThat(reads.enter("2001:db8:0:2::1")).isTrue();
        reads.leave("2001:db8:0:1::1");
        assertThat(reads.enter("2001:db8:0:1:0:0:0:2")).isTrue();
    }

    @Test
    void allTogetherAreBounded() {
        var reads = new BodyReads(2, 2);
        assertThat(reads.enter("127.0.0.1")).isTrue();
        assertThat(reads.enter("127.0.0.2")).isTrue();
        assertThat(reads.enter("127.0.0.3")).isFalse();
    }
}
