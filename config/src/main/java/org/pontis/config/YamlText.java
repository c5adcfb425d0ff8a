package org.pontis.config;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML text as a tree of nodes, refused where it breaks the syntax or a limit. */
record YamlText(String file, String text, YamlLimits limits) {

  /** The syntax or a limit is broken; carried to the one place that turns it into a result. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient ConfigProblem problem;

    Refused(ConfigProblem problem) {
      super(problem.toString());
      this.problem = problem;
    }

    ConfigProblem problem() {
      return problem;
    }
  }

  Node compose() throws Refused {
    try {
      refuseDeepNesting();
      Optional<Node> root = new Compose(settings()).composeString(text);
      return root.orElseThrow(() -> refused(Position.start(file), "the file is empty"));
    } catch (MarkedYamlEngineException broken) {
      Position at =
          broken.getProblemMark().map(m -> Position.of(file, m)).orElse(Position.start(file));
      throw refused(at, "not YAML: " + reason(broken));
    } catch (ReaderException broken) {
      throw refused(positionOf(broken.getPosition()), "a character that YAML does not allow");
    } catch (YamlEngineException broken) {
      throw refused(Position.start(file), "not YAML: " + broken.getMessage());
    }
  }

  private Refused refused(Position at, String message) {
    return new Refused(new ConfigProblem(at, "", message));
  }

  private static String reason(MarkedYamlEngineException broken) {
    String problem = broken.getProblem();
    return broken.getContext() == null ? problem : broken.getContext() + ", " + problem;
  }

  private Position positionOf(int offset) {
    String before = text.substring(0, text.offsetByCodePoints(0, offset));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Position(file, line, before.length() - before.lastIndexOf('\n'));
  }

  /** Composing nodes recurses, reading events does not: the depth is checked on the events. */
  private void refuseDeepNesting() throws Refused {
    int depth = 0;
    Iterator<Event> events = new Parse(settings()).parseString(text).iterator();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof CollectionStartEvent && ++depth > limits.depth()) {
        Position at =
            event.getStartMark().map(m -> Position.of(file, m)).orElse(Position.start(file));
        throw refused(at, "nested deeper than " + limits.depth() + " levels");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private LoadSettings settings() {
    return LoadSettings.builder()
        .setLabel(file)
        .setUseMarks(true)
        .setAllowDuplicateKeys(true)
        .setCodePointLimit((int) Math.min(limits.size().bytes(), Integer.MAX_VALUE))
        .build();
  }
}
