package org.pontis.gateway.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of a source file says, so that a page need not say it a second time. */
record JavadocOf(String source) {
  static JavadocOf type(Class<?> type) throws IOException {
    Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
    String file = outer.getName().replace('.', '/') + ".java";
    for (String module : new String[] {"gateway", "routes", "dicom", "config"}) {
      Path path = GeneratedPage.root().resolve(module).resolve("src/main/java").resolve(file);
      if (Files.exists(path)) {
        return new JavadocOf(Files.readString(path));
      }
    }
    throw new IOException("no source of " + type);
  }

  /** The text of a parameter of the comment right before {@code record NAME(}. */
  String parameter(String record, String name) {
    Matcher comment = comment("record " + record + "\\(");
    Matcher parameter =
        Pattern.compile("@param " + name + "\\s+(.*?)(?=\\s*\\* @|\\s*\\*/)", Pattern.DOTALL)
            .matcher(comment.group());
    return parameter.find() ? plain(parameter.group(1)) : "";
  }

  /** The first sentences of the comment right before an enum constant. */
  String constant(String name) {
    return plain(comment(name + "[,\\s]").group(1));
  }

  private Matcher comment(String declaration) {
    Matcher matcher =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public |sealed )*" + declaration, Pattern.DOTALL)
            .matcher(source);
    if (!matcher.find()) {
      throw new AssertionError("no comment before " + declaration);
    }
    return matcher;
  }

  private static String plain(String text) {
    return text.replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replace("|", "\\|")
        .strip();
  }
}
