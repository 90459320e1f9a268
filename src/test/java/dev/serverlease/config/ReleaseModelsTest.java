package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** A release that starts again after a later one finds its own deployment, because its name says what is in it. */
class ReleaseModelsTest {

    @Test
    void deploymentsAreNamedByTheirContentInWhateverOrder() {
        var ours = name(file("a.bpmn", "1"), file("b.bpmn", "2"));
        assertThat(ours).startsWith("server-lease ");
        assertThat(name(file("b.bpmn", "2"), file("a.bpmn", "1"))).isEqualTo(ours);
        assertThat(name(file("a.bpmn", "1"), file("b.bpmn", "3"))).isNotEqualTo(ours);
        assertThat(name(file("a.bpmn", "1"))).isNotEqualTo(ours);
        assertThat(name(file("a.bpmn", "1"), file("c.bpmn", "2"))).isNotEqualTo(ours);
    }

    private static String name(Resource... files) {
        var engine = new SpringProcessEngineConfiguration();
        engine.setDeploymentResources(Arrays.copyOf(files, files.length));
        new ReleaseModels().preInit(engine);
        return engine.getDeploymentName();
    }

    private static Resource file(String name, String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
