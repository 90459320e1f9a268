package dev.serverlease.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;

/** The rounds of a node: each waits for its own mail server, platform or lock, and no other for that. */
class BackgroundTest {

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Test
    void aRoundRunsWhileAllOthersHang() throws IOException {
        int others = rounds() - 1;
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(Background.class)
                .run(context -> {
                    var scheduler = context.getBean(TaskScheduler.class);
                    var hanging = new CountDownLatch(1);
                    var ran = new CountDownLatch(1);
                    try {
                        for (int round = 0; round < others; round++) {
                            scheduler.scheduleWithFixedDelay(() -> hang(hanging), EVERY);
                        }
                        scheduler.scheduleWithFixedDelay(ran::countDown, EVERY);
                        assertThat(ran.await(10, TimeUnit.SECONDS))
                                .as("the last of %s rounds runs", others + 1)
                                .isTrue();
                    } finally {
                        hanging.countDown();
                    }
                });
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** All of the product. */
    private static int rounds() throws IOException {
        var classes = new CachingMetadataReaderFactory();
        int rounds = Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:dev/serverlease/**/*.class"))
                .mapToInt(type -> rounds(classes, type))
                .sum();
        assertThat(rounds).isGreaterThan(1);
        return rounds;
    }

    private static int rounds(CachingMetadataReaderFactory classes, Resource type) {
        try {
            return classes.getMetadataReader(type)
                    .getAnnotationMetadata()
                    .getAnnotatedMethods(Scheduled.class.getName())
                    .size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
