# The same split and the same measures as bench/text/text.ts: character TF-IDF and a linear SVC with its defaults.
# In: {"text","label","part":"train"|"test"} a line. Out: one line {"answers":[…],"trainSeconds","textsPerSecond"}.
import json
import sys
import time

try:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC
except ImportError:
    print(json.dumps({"missing": True}))
    sys.exit(0)

rows = [json.loads(line) for line in sys.stdin]
train = [row for row in rows if row["part"] == "train"]
test = [row["text"] for row in rows if row["part"] == "test"]
began = time.perf_counter()
vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 3))
model = LinearSVC().fit(vectors.fit_transform([row["text"] for row in train]), [row["label"] for row in train])
trained = time.perf_counter() - began
began = time.perf_counter()
answers = list(model.predict(vectors.transform(test)))
print(json.dumps({"answers": answers, "trainSeconds": trained, "textsPerSecond": len(test) / (time.perf_counter() - began)}))
