BEGIN TRANSACTION;
CREATE TABLE drafts (
	id VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	genre VARCHAR NOT NULL, 
	title VARCHAR, 
	addressee VARCHAR, 
	signoff_unit VARCHAR, 
	signoff_date VARCHAR, 
	sheet JSON NOT NULL, 
	edits JSON NOT NULL, 
	findings JSON NOT NULL, 
	questions JSON NOT NULL, 
	asked JSON NOT NULL, 
	pending VARCHAR, 
	state VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	done INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	created VARCHAR NOT NULL, 
	updated VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner) REFERENCES owners (id)
);
INSERT INTO "drafts" VALUES('ceddc797e22b4079923a174e5719ab67','zhang-owner-0000000000000','云屏区司法局',2025,'annual_report',NULL,NULL,NULL,NULL,'{"facts": [{"id": "F1", "quote": "3\u670812\u65e5\u7ec4\u7ec7\u884c\u653f\u6267\u6cd5\u4eba\u5458\u57f9\u8bad2\u671f\uff0c\u53c2\u8bad86\u4eba\u6b21", "text": "3\u670812\u65e5\u7ec4\u7ec7\u884c\u653f\u6267\u6cd5\u4eba\u5458\u57f9\u8bad3\u671f\uff0c\u53c2\u8bad86\u4eba\u6b21", "source": {"note": "\u7b2c1\u6b21\u7c98\u8d34", "line": 2}, "zone": null, "label": "", "part": "\u4e3b\u8981\u5de5\u4f5c", "row": [], "section": "measures", "status": "\u5f85\u6838"}, {"id": "F2", "quote": "\u5f00\u5c55\u666e\u6cd5\u8bb2\u5ea742\u573a\uff0c\u53d1\u653e\u8d44\u65993200\u4f59\u4efd", "text": "\u5f00\u5c55\u666e\u6cd5\u8bb2\u5ea742\u573a\uff0c\u53d1\u653e\u8d44\u65993200\u4f59\u4efd", "source": {"note": "\u7b2c1\u6b21\u7c98\u8d34", "line": 3}, "zone": null, "label": "", "part": "\u4e3b\u8981\u5de5\u4f5c", "row": [], "section": "measures", "status": "\u4f5c\u5e9f"}, {"id": "F3", "quote": "\u660e\u5e74\u7ec4\u7ec7\u65c1\u542c\u5ead\u5ba1\u4e0d\u5c11\u4e8e2\u6b21", "text": "\u660e\u5e74\u7ec4\u7ec7\u65c1\u542c\u5ead\u5ba1\u4e0d\u5c11\u4e8e2\u6b21", "source": {"note": "\u7b2c1\u6b21\u7c98\u8d34", "line": 7}, "zone": "plans", "label": "", "part": "\u660e\u5e74\u6253\u7b97", "row": [], "section": "plans", "status": "\u5f85\u6838"}], "dropped": [], "conflicts": [], "fields": {"title": null, "addressee": null, "signoff_unit": null, "signoff_date": null, "first_person": null}}','[{"note": "\u7b2c1\u6b21\u7c98\u8d34", "line": 2, "quote": "3\u670812\u65e5\u7ec4\u7ec7\u884c\u653f\u6267\u6cd5\u4eba\u5458\u57f9\u8bad2\u671f\uff0c\u53c2\u8bad86\u4eba\u6b21", "text": "3\u670812\u65e5\u7ec4\u7ec7\u884c\u653f\u6267\u6cd5\u4eba\u5458\u57f9\u8bad3\u671f\uff0c\u53c2\u8bad86\u4eba\u6b21", "status": null, "section": null}, {"note": "\u7b2c1\u6b21\u7c98\u8d34", "line": 3, "quote": "\u5f00\u5c55\u666e\u6cd5\u8bb2\u5ea742\u573a\uff0c\u53d1\u653e\u8d44\u65993200\u4f59\u4efd", "text": null, "status": "\u4f5c\u5e9f", "section": null}]','[]','[{"id": "missing-problems", "about": "problems", "text": "\u4eca\u5e74\u8fd8\u6709\u54ea\u4e9b\u4e0d\u8db3\uff1f\u6bcf\u6761\u5927\u81f4\u662f\u4ec0\u4e48\u539f\u56e0\uff1f"}, {"id": "missing-duty", "about": "duty", "text": "\u4e3b\u8981\u8d1f\u8d23\u4eba\u4eca\u5e74\u4e3b\u6301\u8fc7\u51e0\u6b21\u6cd5\u6cbb\u65b9\u9762\u7684\u4f1a\u3001\u7814\u7a76\u4e86\u4ec0\u4e48\u3001\u5e26\u5934\u5b66\u6cd5\u51e0\u6b21\uff1f"}, {"id": "signoff-date", "about": "brief", "text": "\u843d\u6b3e\u65e5\u671f\u5199\u54ea\u4e00\u5929\uff1f"}]','["section:problems", "section:duty"]','section:duty','ready','已完成：5个部分，共254字',6,6,'2026-11-28T15:03:20.245+00:00','2026-11-28T15:03:25.166+00:00');
CREATE TABLE events (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	draft_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	data JSON NOT NULL, 
	FOREIGN KEY(draft_id) REFERENCES drafts (id)
);
INSERT INTO "events" VALUES(1,'ceddc797e22b4079923a174e5719ab67','brief','{}');
INSERT INTO "events" VALUES(2,'ceddc797e22b4079923a174e5719ab67','message','{"role": "assistant"}');
INSERT INTO "events" VALUES(3,'ceddc797e22b4079923a174e5719ab67','facts','{"count": 3}');
INSERT INTO "events" VALUES(4,'ceddc797e22b4079923a174e5719ab67','message','{"role": "assistant"}');
INSERT INTO "events" VALUES(5,'ceddc797e22b4079923a174e5719ab67','facts','{"count": 3}');
INSERT INTO "events" VALUES(6,'ceddc797e22b4079923a174e5719ab67','message','{"role": "assistant"}');
INSERT INTO "events" VALUES(7,'ceddc797e22b4079923a174e5719ab67','facts','{"count": 3}');
INSERT INTO "events" VALUES(8,'ceddc797e22b4079923a174e5719ab67','message','{"role": "assistant"}');
INSERT INTO "events" VALUES(9,'ceddc797e22b4079923a174e5719ab67','start','{"total": 5, "sections": ["preface", "measures", "problems", "duty", "plans", "other"]}');
INSERT INTO "events" VALUES(10,'ceddc797e22b4079923a174e5719ab67','section_start','{"section": "preface"}');
INSERT INTO "events" VALUES(11,'ceddc797e22b4079923a174e5719ab67','text','{"section": "preface", "text": "2025\u5e74\uff0c\u4e91\u5c4f\u533a\u53f8\u6cd5\u5c40\u575a\u6301\u4ee5\u4e60\u8fd1\u5e73\u65b0\u65f6\u4ee3\u4e2d\u56fd\u7279\u8272\u793e\u4f1a\u4e3b\u4e49\u601d\u60f3\u4e3a\u6307\u5bfc\uff0c\u6df1\u5165\u5b66\u4e60\u8d2f\u5f7b\u515a\u7684\u4e8c\u5341\u5927\u548c\u4e8c\u5341\u5c4a\u4e8c\u4e2d\u3001\u4e09\u4e2d\u3001\u56db\u4e2d\u5168\u4f1a\u7cbe\u795e\uff0c\u5168\u9762\u8d2f\u5f7b\u4e60\u8fd1\u5e73\u6cd5\u6cbb\u601d\u60f3\uff0c\u6df1\u523b\u9886\u609f\u201c\u4e24\u4e2a\u786e\u7acb\u201d\u7684\u51b3\u5b9a\u6027\u610f\u4e49\uff0c\u589e\u5f3a\u201c\u56db\u4e2a\u610f\u8bc6\u201d\u3001\u575a\u5b9a\u201c\u56db\u4e2a\u81ea\u4fe1\u201d\u3001\u505a\u5230\u201c\u4e24\u4e2a\u7ef4\u62a4\u201d\uff0c\u56f4\u7ed5\u884c\u653f\u6267\u6cd5\u63a8\u8fdb\u6cd5\u6cbb\u653f\u5e9c\u5efa\u8bbe\u5404\u9879\u5de5\u4f5c\u3002\u73b0\u5c06\u6709\u5173\u60c5\u51b5\u62a5\u544a\u5982\u4e0b\uff1a"}');
INSERT INTO "events" VALUES(12,'ceddc797e22b4079923a174e5719ab67','section_end','{"section": "preface", "text": "2025\u5e74\uff0c\u4e91\u5c4f\u533a\u53f8\u6cd5\u5c40\u575a\u6301\u4ee5\u4e60\u8fd1\u5e73\u65b0\u65f6\u4ee3\u4e2d\u56fd\u7279\u8272\u793e\u4f1a\u4e3b\u4e49\u601d\u60f3\u4e3a\u6307\u5bfc\uff0c\u6df1\u5165\u5b66\u4e60\u8d2f\u5f7b\u515a\u7684\u4e8c\u5341\u5927\u548c\u4e8c\u5341\u5c4a\u4e8c\u4e2d\u3001\u4e09\u4e2d\u3001\u56db\u4e2d\u5168\u4f1a\u7cbe\u795e\uff0c\u5168\u9762\u8d2f\u5f7b\u4e60\u8fd1\u5e73\u6cd5\u6cbb\u601d\u60f3\uff0c\u6df1\u523b\u9886\u609f\u201c\u4e24\u4e2a\u786e\u7acb\u201d\u7684\u51b3\u5b9a\u6027\u610f\u4e49\uff0c\u589e\u5f3a\u201c\u56db\u4e2a\u610f\u8bc6\u201d\u3001\u575a\u5b9a\u201c\u56db\u4e2a\u81ea\u4fe1\u201d\u3001\u505a\u5230\u201c\u4e24\u4e2a\u7ef4\u62a4\u201d\uff0c\u56f4\u7ed5\u884c\u653f\u6267\u6cd5\u63a8\u8fdb\u6cd5\u6cbb\u653f\u5e9c\u5efa\u8bbe\u5404\u9879\u5de5\u4f5c\u3002\u73b0\u5c06\u6709\u5173\u60c5\u51b5\u62a5\u544a\u5982\u4e0b\uff1a", "state": "drafted", "revision": 1, "author": "pattern", "sentences": [{"text": "2025\u5e74\uff0c\u4e91\u5c4f\u533a\u53f8\u6cd5\u5c40\u575a\u6301\u4ee5\u4e60\u8fd1\u5e73\u65b0\u65f6\u4ee3\u4e2d\u56fd\u7279\u8272\u793e\u4f1a\u4e3b\u4e49\u601d\u60f3\u4e3a\u6307\u5bfc\uff0c\u6df1\u5165\u5b66\u4e60\u8d2f\u5f7b\u515a\u7684\u4e8c\u5341\u5927\u548c\u4e8c\u5341\u5c4a\u4e8c\u4e2d\u3001\u4e09\u4e2d\u3001\u56db\u4e2d\u5168\u4f1a\u7cbe\u795e\uff0c\u5168\u9762\u8d2f\u5f7b\u4e60\u8fd1\u5e73\u6cd5\u6cbb\u601d\u60f3\uff0c\u6df1\u523b\u9886\u609f\u201c\u4e24\u4e2a\u786e\u7acb\u201d\u7684\u51b3\u5b9a\u6027\u610f\u4e49\uff0c\u589e\u5f3a\u201c\u56db\u4e2a\u610f\u8bc6\u201d\u3001\u575a\u5b9a\u201c\u56db\u4e2a\u81ea\u4fe1\u201d\u3001\u505a\u5230\u201c\u4e24\u4e2a\u7ef4\u62a4\u201d\uff0c\u56f4\u7ed5\u884c\u653f\u6267\u6cd5\u63a8\u8fdb\u6cd5\u6cbb\u653f\u5e9c\u5efa\u8bbe\u5404\u9879\u5de5\u4f5c\u3002", "facts": []}, {"text": "\u73b0\u5c06\u6709\u5173\u60c5\u51b5\u62a5\u544a\u5982\u4e0b\uff1a", "facts": []}]}');
INSERT INTO "events" VALUES(13,'ceddc797e22b4079923a174e5719ab67','section_start','{"section": "measures"}');
INSERT INTO "events" VALUES(14,'ceddc797e22b4079923a174e5719ab67','text','{"section": "measures", "text": "3\u670812\u65e5\u7ec4\u7ec7\u884c\u653f\u6267\u6cd5\u4eba\u5458\u57f9\u8bad3\u671f\uff0c\u53c2\u8bad86\u4eba\u6b21\u3002"}');
INSERT INTO "events" VALUES(15,'ceddc797e22b4079923a174e5719ab67','section_end','{"section": "measures", "text": "3\u670812\u65e5\u7ec4\u7ec7\u884c\u653f\u6267\u6cd5\u4eba\u5458\u57f9\u8bad3\u671f\uff0c\u53c2\u8bad86\u4eba\u6b21\u3002", "state": "drafted", "revision": 1, "author": "pattern", "sentences": [{"text": "3\u670812\u65e5\u7ec4\u7ec7\u884c\u653f\u6267\u6cd5\u4eba\u5458\u57f9\u8bad3\u671f\uff0c\u53c2\u8bad86\u4eba\u6b21\u3002", "facts": ["F1"]}]}');
INSERT INTO "events" VALUES(16,'ceddc797e22b4079923a174e5719ab67','section_start','{"section": "problems"}');
INSERT INTO "events" VALUES(17,'ceddc797e22b4079923a174e5719ab67','text','{"section": "problems", "text": "\u3010\u5f85\u8865\u5145\uff1a\u4e24\u5230\u56db\u6761\u4e0d\u8db3\uff0c\u6bcf\u6761\u5e26\u539f\u56e0\u3011"}');
INSERT INTO "events" VALUES(18,'ceddc797e22b4079923a174e5719ab67','section_end','{"section": "problems", "text": "\u3010\u5f85\u8865\u5145\uff1a\u4e24\u5230\u56db\u6761\u4e0d\u8db3\uff0c\u6bcf\u6761\u5e26\u539f\u56e0\u3011", "state": "drafted", "revision": 1, "author": "pattern", "sentences": [{"text": "\u3010\u5f85\u8865\u5145\uff1a\u4e24\u5230\u56db\u6761\u4e0d\u8db3\uff0c\u6bcf\u6761\u5e26\u539f\u56e0\u3011", "facts": []}]}');
INSERT INTO "events" VALUES(19,'ceddc797e22b4079923a174e5719ab67','section_start','{"section": "duty"}');
INSERT INTO "events" VALUES(20,'ceddc797e22b4079923a174e5719ab67','text','{"section": "duty", "text": "\u3010\u5f85\u8865\u5145\uff1a\u4e3b\u8981\u8d1f\u8d23\u4eba\u4e3b\u6301\u4e86\u54ea\u4e9b\u4f1a\u3001\u7814\u7a76\u4e86\u4ec0\u4e48\u3001\u5e26\u5934\u5b66\u6cd5\u51e0\u6b21\u3001\u7763\u529e\u4e86\u4ec0\u4e48\uff0c\u6309\u804c\u52a1\u5199\uff0c\u53ef\u4ee5\u6570\u5f97\u51fa\u6765\u3011"}');
INSERT INTO "events" VALUES(21,'ceddc797e22b4079923a174e5719ab67','section_end','{"section": "duty", "text": "\u3010\u5f85\u8865\u5145\uff1a\u4e3b\u8981\u8d1f\u8d23\u4eba\u4e3b\u6301\u4e86\u54ea\u4e9b\u4f1a\u3001\u7814\u7a76\u4e86\u4ec0\u4e48\u3001\u5e26\u5934\u5b66\u6cd5\u51e0\u6b21\u3001\u7763\u529e\u4e86\u4ec0\u4e48\uff0c\u6309\u804c\u52a1\u5199\uff0c\u53ef\u4ee5\u6570\u5f97\u51fa\u6765\u3011", "state": "drafted", "revision": 1, "author": "pattern", "sentences": [{"text": "\u3010\u5f85\u8865\u5145\uff1a\u4e3b\u8981\u8d1f\u8d23\u4eba\u4e3b\u6301\u4e86\u54ea\u4e9b\u4f1a\u3001\u7814\u7a76\u4e86\u4ec0\u4e48\u3001\u5e26\u5934\u5b66\u6cd5\u51e0\u6b21\u3001\u7763\u529e\u4e86\u4ec0\u4e48\uff0c\u6309\u804c\u52a1\u5199\uff0c\u53ef\u4ee5\u6570\u5f97\u51fa\u6765\u3011", "facts": []}]}');
INSERT INTO "events" VALUES(22,'ceddc797e22b4079923a174e5719ab67','section_start','{"section": "plans"}');
INSERT INTO "events" VALUES(23,'ceddc797e22b4079923a174e5719ab67','text','{"section": "plans", "text": "\u660e\u5e74\u7ec4\u7ec7\u65c1\u542c\u5ead\u5ba1\u4e0d\u5c11\u4e8e2\u6b21\u3002"}');
INSERT INTO "events" VALUES(24,'ceddc797e22b4079923a174e5719ab67','section_end','{"section": "plans", "text": "\u660e\u5e74\u7ec4\u7ec7\u65c1\u542c\u5ead\u5ba1\u4e0d\u5c11\u4e8e2\u6b21\u3002", "state": "drafted", "revision": 1, "author": "pattern", "sentences": [{"text": "\u660e\u5e74\u7ec4\u7ec7\u65c1\u542c\u5ead\u5ba1\u4e0d\u5c11\u4e8e2\u6b21\u3002", "facts": ["F3"]}]}');
INSERT INTO "events" VALUES(25,'ceddc797e22b4079923a174e5719ab67','section_start','{"section": "other"}');
INSERT INTO "events" VALUES(26,'ceddc797e22b4079923a174e5719ab67','section_end','{"section": "other", "text": "", "state": "empty", "revision": 0, "author": "pattern", "sentences": []}');
INSERT INTO "events" VALUES(27,'ceddc797e22b4079923a174e5719ab67','message','{"role": "assistant"}');
INSERT INTO "events" VALUES(28,'ceddc797e22b4079923a174e5719ab67','done','{"status": "\u5df2\u5b8c\u6210\uff1a5\u4e2a\u90e8\u5206\uff0c\u5171254\u5b57"}');
INSERT INTO "events" VALUES(29,'ceddc797e22b4079923a174e5719ab67','saved','{"section": "problems", "text": "\u3010\u5f85\u8865\u5145\uff1a\u4e24\u5230\u56db\u6761\u4e0d\u8db3\uff0c\u6bcf\u6761\u5e26\u539f\u56e0\u3011\u4e09\u662f\u65b0\u8fdb\u4eba\u5458\u591a\u3002", "state": "edited", "locked": false, "revision": 2, "author": "human"}');
CREATE TABLE ignored_findings (
	draft_id VARCHAR NOT NULL, 
	finding_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	PRIMARY KEY (draft_id, finding_id), 
	FOREIGN KEY(draft_id) REFERENCES drafts (id)
);
CREATE TABLE messages (
	id INTEGER NOT NULL, 
	draft_id VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	options JSON NOT NULL, 
	created VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(draft_id) REFERENCES drafts (id)
);
INSERT INTO "messages" VALUES(1,'ceddc797e22b4079923a174e5719ab67','user','我们是云屏区司法局，起草2025年度法治政府建设情况报告','[]','2026-11-28T15:03:20.409+00:00');
INSERT INTO "messages" VALUES(2,'ceddc797e22b4079923a174e5719ab67','assistant','记下了：云屏区司法局，2025年度，法治政府建设年度报告。
请把今年的台账、月报、群里的零散消息原样贴过来，多少都行，乱一点没关系。','[]','2026-11-28T15:03:20.409+00:00');
INSERT INTO "messages" VALUES(3,'ceddc797e22b4079923a174e5719ab67','user','一、主要工作
3月12日组织行政执法人员培训2期，参训86人次
开展普法讲座42场，发放资料3200余份
二、存在问题
镇街执法力量不足
三、明年打算
明年组织旁听庭审不少于2次','[]','2026-11-28T15:03:20.570+00:00');
INSERT INTO "messages" VALUES(4,'ceddc797e22b4079923a174e5719ab67','assistant','读了89字，记下3条事实：一、推进法治政府建设的主要举措和成效2条，四、下一年度工作安排1条。
今年还有哪些不足？每条大致是什么原因？','["\u8df3\u8fc7", "\u6682\u65e0", "\u7a0d\u540e", "\u5f00\u59cb\u8d77\u8349"]','2026-11-28T15:03:20.570+00:00');
INSERT INTO "messages" VALUES(5,'ceddc797e22b4079923a174e5719ab67','user','第1条改成3期','[]','2026-11-28T15:03:20.663+00:00');
INSERT INTO "messages" VALUES(6,'ceddc797e22b4079923a174e5719ab67','assistant','第1条改成：3月12日组织行政执法人员培训3期，参训86人次','[]','2026-11-28T15:03:20.663+00:00');
INSERT INTO "messages" VALUES(7,'ceddc797e22b4079923a174e5719ab67','user','删掉第2条','[]','2026-11-28T15:03:20.703+00:00');
INSERT INTO "messages" VALUES(8,'ceddc797e22b4079923a174e5719ab67','assistant','第2条已作废，不会写进正文：开展普法讲座42场，发放资料3200余份','[]','2026-11-28T15:03:20.703+00:00');
INSERT INTO "messages" VALUES(9,'ceddc797e22b4079923a174e5719ab67','assistant','写好了5个部分，共254字。正文里还有2处【待补充】，请看“校核”。
主要负责人今年主持过几次法治方面的会、研究了什么、带头学法几次？','["\u8df3\u8fc7", "\u6682\u65e0", "\u7a0d\u540e", "\u5f00\u59cb\u8d77\u8349"]','2026-11-28T15:03:25.104+00:00');
CREATE TABLE notes (
	id INTEGER NOT NULL, 
	draft_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	section VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(draft_id) REFERENCES drafts (id)
);
INSERT INTO "notes" VALUES(1,'ceddc797e22b4079923a174e5719ab67','第1次粘贴','一、主要工作
3月12日组织行政执法人员培训2期，参训86人次
开展普法讲座42场，发放资料3200余份
二、存在问题
镇街执法力量不足
三、明年打算
明年组织旁听庭审不少于2次',NULL);
CREATE TABLE owners (
	id VARCHAR NOT NULL, 
	created VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "owners" VALUES('zhang-owner-0000000000000','2026-11-28T15:03:20.245+00:00');
CREATE TABLE revisions (
	draft_id VARCHAR NOT NULL, 
	section_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	PRIMARY KEY (draft_id, section_id, number), 
	FOREIGN KEY(draft_id) REFERENCES drafts (id)
);
INSERT INTO "revisions" VALUES('ceddc797e22b4079923a174e5719ab67','preface',1,'2025年，云屏区司法局坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大和二十届二中、三中、四中全会精神，全面贯彻习近平法治思想，深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，围绕行政执法推进法治政府建设各项工作。现将有关情况报告如下：','pattern','2026-11-28T15:03:21.183+00:00');
INSERT INTO "revisions" VALUES('ceddc797e22b4079923a174e5719ab67','measures',1,'3月12日组织行政执法人员培训3期，参训86人次。','pattern','2026-11-28T15:03:24.802+00:00');
INSERT INTO "revisions" VALUES('ceddc797e22b4079923a174e5719ab67','problems',1,'【待补充：两到四条不足，每条带原因】','pattern','2026-11-28T15:03:24.822+00:00');
INSERT INTO "revisions" VALUES('ceddc797e22b4079923a174e5719ab67','duty',1,'【待补充：主要负责人主持了哪些会、研究了什么、带头学法几次、督办了什么，按职务写，可以数得出来】','pattern','2026-11-28T15:03:24.845+00:00');
INSERT INTO "revisions" VALUES('ceddc797e22b4079923a174e5719ab67','plans',1,'明年组织旁听庭审不少于2次。','pattern','2026-11-28T15:03:24.874+00:00');
INSERT INTO "revisions" VALUES('ceddc797e22b4079923a174e5719ab67','problems',2,'【待补充：两到四条不足，每条带原因】三是新进人员多。','human','2026-11-28T15:03:25.140+00:00');
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE sections (
	draft_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	heading VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	sentences JSON NOT NULL, 
	state VARCHAR NOT NULL, 
	locked BOOLEAN NOT NULL, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (draft_id, id), 
	FOREIGN KEY(draft_id) REFERENCES drafts (id)
);
INSERT INTO "sections" VALUES('ceddc797e22b4079923a174e5719ab67','preface',0,'preface','','2025年，云屏区司法局坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大和二十届二中、三中、四中全会精神，全面贯彻习近平法治思想，深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，围绕行政执法推进法治政府建设各项工作。现将有关情况报告如下：','pattern','[{"text": "2025\u5e74\uff0c\u4e91\u5c4f\u533a\u53f8\u6cd5\u5c40\u575a\u6301\u4ee5\u4e60\u8fd1\u5e73\u65b0\u65f6\u4ee3\u4e2d\u56fd\u7279\u8272\u793e\u4f1a\u4e3b\u4e49\u601d\u60f3\u4e3a\u6307\u5bfc\uff0c\u6df1\u5165\u5b66\u4e60\u8d2f\u5f7b\u515a\u7684\u4e8c\u5341\u5927\u548c\u4e8c\u5341\u5c4a\u4e8c\u4e2d\u3001\u4e09\u4e2d\u3001\u56db\u4e2d\u5168\u4f1a\u7cbe\u795e\uff0c\u5168\u9762\u8d2f\u5f7b\u4e60\u8fd1\u5e73\u6cd5\u6cbb\u601d\u60f3\uff0c\u6df1\u523b\u9886\u609f\u201c\u4e24\u4e2a\u786e\u7acb\u201d\u7684\u51b3\u5b9a\u6027\u610f\u4e49\uff0c\u589e\u5f3a\u201c\u56db\u4e2a\u610f\u8bc6\u201d\u3001\u575a\u5b9a\u201c\u56db\u4e2a\u81ea\u4fe1\u201d\u3001\u505a\u5230\u201c\u4e24\u4e2a\u7ef4\u62a4\u201d\uff0c\u56f4\u7ed5\u884c\u653f\u6267\u6cd5\u63a8\u8fdb\u6cd5\u6cbb\u653f\u5e9c\u5efa\u8bbe\u5404\u9879\u5de5\u4f5c\u3002", "facts": []}, {"text": "\u73b0\u5c06\u6709\u5173\u60c5\u51b5\u62a5\u544a\u5982\u4e0b\uff1a", "facts": []}]','drafted',0,1);
INSERT INTO "sections" VALUES('ceddc797e22b4079923a174e5719ab67','measures',1,'measures','推进法治政府建设的主要举措和成效','3月12日组织行政执法人员培训3期，参训86人次。','pattern','[{"text": "3\u670812\u65e5\u7ec4\u7ec7\u884c\u653f\u6267\u6cd5\u4eba\u5458\u57f9\u8bad3\u671f\uff0c\u53c2\u8bad86\u4eba\u6b21\u3002", "facts": ["F1"]}]','drafted',0,1);
INSERT INTO "sections" VALUES('ceddc797e22b4079923a174e5719ab67','problems',2,'problems','存在的不足和原因','【待补充：两到四条不足，每条带原因】三是新进人员多。','human','[{"text": "\u3010\u5f85\u8865\u5145\uff1a\u4e24\u5230\u56db\u6761\u4e0d\u8db3\uff0c\u6bcf\u6761\u5e26\u539f\u56e0\u3011\u4e09\u662f\u65b0\u8fdb\u4eba\u5458\u591a\u3002", "facts": []}]','edited',0,2);
INSERT INTO "sections" VALUES('ceddc797e22b4079923a174e5719ab67','duty',3,'duty','党政主要负责人履行推进法治建设第一责任人职责情况','【待补充：主要负责人主持了哪些会、研究了什么、带头学法几次、督办了什么，按职务写，可以数得出来】','pattern','[{"text": "\u3010\u5f85\u8865\u5145\uff1a\u4e3b\u8981\u8d1f\u8d23\u4eba\u4e3b\u6301\u4e86\u54ea\u4e9b\u4f1a\u3001\u7814\u7a76\u4e86\u4ec0\u4e48\u3001\u5e26\u5934\u5b66\u6cd5\u51e0\u6b21\u3001\u7763\u529e\u4e86\u4ec0\u4e48\uff0c\u6309\u804c\u52a1\u5199\uff0c\u53ef\u4ee5\u6570\u5f97\u51fa\u6765\u3011", "facts": []}]','drafted',0,1);
INSERT INTO "sections" VALUES('ceddc797e22b4079923a174e5719ab67','plans',4,'plans','下一年度工作安排','明年组织旁听庭审不少于2次。','pattern','[{"text": "\u660e\u5e74\u7ec4\u7ec7\u65c1\u542c\u5ead\u5ba1\u4e0d\u5c11\u4e8e2\u6b21\u3002", "facts": ["F3"]}]','drafted',0,1);
INSERT INTO "sections" VALUES('ceddc797e22b4079923a174e5719ab67','other',5,'other','其他需要报告的情况','','pattern','[]','empty',0,0);
CREATE INDEX ix_drafts_owner ON drafts (owner);
CREATE INDEX ix_notes_draft_id ON notes (draft_id);
CREATE INDEX ix_messages_draft_id ON messages (draft_id);
CREATE INDEX events_of_draft ON events (draft_id, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('events',29);
COMMIT;
