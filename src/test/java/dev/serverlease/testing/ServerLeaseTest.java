package dev.serverlease.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/**
 * A test of the whole product over HTTP: real engine, real PostgreSQL, the demo users, a clock that is set, and a job
 * executor that stands still, so that the test decides when a job runs. All tests with this annotation share one
 * context; all are of the slow tier, so that only one tier starts it.
 */
@Tag("slow")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "server-lease.embedded-postgres.enabled=false",
            "server-lease.demo.force=true",
            // tests leave figures out unless they are told otherwise; the product does not
            "management.prometheus.metrics.export.enabled=true",
            // each fork makes its own keys
            "server-lease.seal.demo-directory=target/demo-authority-${surefire.forkNumber:0}"
        })
@ContextConfiguration(initializers = SharedDatabase.class)
@ActiveProfiles("demo")
@Import(TestWorld.class)
// no more of the defaults: Mockito's look through every bean four times a test, and no bean of ours is a mock
@TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
@ExtendWith(ClassStartsAnew.class)
public @interface ServerLeaseTest {}
