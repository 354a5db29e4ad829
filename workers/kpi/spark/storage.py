"""Files below one prefix, through Hadoop's file systems: S3 and local folders alike."""

import re


class Storage:
    def __init__(self, spark, prefix):
        self._prefix = prefix.rstrip("/")
        self._paths = spark.sparkContext._jvm.org.apache.hadoop.fs.Path
        self._files = self._paths(self._prefix).getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
        self._spark = spark

    def address(self, name):
        """The address of one file as Spark tells it in `_metadata.file_path`, with nothing escaped."""
        return self._files.makeQualified(self._path(name)).toString()

    def pattern(self, name):
        """The address as Spark takes it for reading: a pattern, so that the characters of patterns are escaped."""
        return re.sub(r"([\\*?\[\]{}])", r"\\\1", self.address(name))

    def read(self, name):
        return self._spark.read.text(self.pattern(name), wholetext=True).first()[0]

    def write(self, name, text):
        out = self._files.create(self._path(name), True)
        try:
            out.write(bytearray(text, "utf-8"))
        finally:
            out.close()

    def parts(self, folder):
        """The names of the files that Spark wrote into a folder and that hold anything, sorted."""
        statuses = self._files.listStatus(self._path(folder))
        names = [status.getPath().getName() for status in statuses if status.getLen() > 0]
        return sorted(f"{folder}/{name}" for name in names if name.startswith("part-"))

    def _path(self, name):
        return self._paths(f"{self._prefix}/{name}")
